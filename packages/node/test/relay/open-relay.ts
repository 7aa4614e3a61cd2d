// A relay in this process, on a free port of 127.0.0.1, with the real intake behind it.

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { NostrEvent, VerifiedEvent } from '@commonwall/wall'
import { verifyEvent } from '@commonwall/wall'
import { createAdmission } from '../../src/admission/admission.ts'
import { HeldTogether } from '../../src/http/held-together.ts'
import { createIntake } from '../../src/intake/create-intake.ts'
import type { Intake } from '../../src/intake/intake.ts'
import { answerInformation } from '../../src/relay/information.ts'
import { attachRelay, type Relay } from '../../src/relay/relay.ts'
import type { EventStore } from '../../src/store/store.ts'

export interface OpenRelay {
  readonly url: string
  readonly store: EventStore
  readonly intake: Intake
  readonly relay: Relay
  close(): Promise<void>
}

export interface OpenRelayOptions {
  readonly store: EventStore
  readonly verify?: (event: NostrEvent) => Promise<VerifiedEvent | undefined>
  /** Unix seconds. */
  readonly now?: () => number
  readonly onFault?: (error: unknown) => void
  readonly held?: HeldTogether
}

/** Starts a relay that takes any valid event, as `serve --open` does. */
export async function startOpenRelay(options: OpenRelayOptions): Promise<OpenRelay> {
  const { store } = options
  const now = options.now ?? (() => Date.now() / 1000)
  const verify = options.verify ?? (async (event) => verifyEvent(event))
  let url = ''
  const addresses = () => [url]
  const onFault =
    options.onFault ??
    ((error) => {
      throw error
    })
  const admission = createAdmission({ store, open: true, addresses, now })
  const intake = createIntake({ store, admission, verify, now, onFault })
  const identity = () => ({ name: 'open relay', description: 'Any valid event is taken.', version: '0' })
  const server = createServer((request, response) => {
    if (!answerInformation(request, response, identity)) response.writeHead(404).end()
  })
  const held = options.held ?? new HeldTogether()
  const relay = attachRelay(server, { store, intake, verify, open: true, addresses, now, onFault, held })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    store,
    intake,
    relay,
    async close() {
      await relay.close()
      held.close()
      await new Promise((resolve) => server.close(resolve))
      await intake.close()
      await store.close()
    },
  }
}
