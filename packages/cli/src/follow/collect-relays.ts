// A node that fetches what relays of others carried for it: sealed posts of writers who reach a relay and not the node.
//
// A relay that fails is asked again after a while. What it brings goes through the same door as all else, and is
// answered like the first time when it comes again.

import { setTimeout } from 'node:timers/promises'
import { dataFolder, type RunningNode, readKeyFile } from '@commonwall/node'
import { collectSealed } from '@commonwall/sync'
import { BLUR, INBOX_VALIDITY, type NostrEvent, publicKeyOf } from '@commonwall/wall'
import { now } from '../terminal/arguments.ts'
import { dialing } from '../terminal/dialing.ts'

/** Seconds before a relay that failed is asked again. */
const AGAIN = 60
/** Lines that wait to be opened; more than these are left at the relay until it is asked again. */
const MOST_WAITING = 1_000

/** Starts to collect from each relay, until it is told to stop. @param folder data folder of the node */
export function collectFromRelays(
  node: Pick<RunningNode, 'intake'>,
  folder: string,
  relays: readonly string[],
  again = AGAIN,
): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const { signal } = stopping
  const inboxes = relays.length > 0 ? [publicKeyOf(readKeyFile(dataFolder(folder).inboxKey))] : []
  let waiting = 0
  const take = async (event: NostrEvent) => {
    if (waiting >= MOST_WAITING) return
    waiting += 1
    await node.intake.take(event, 'relay').finally(() => {
      waiting -= 1
    })
  }
  const loops = relays.map(async (relay) => {
    while (!signal.aborted) {
      await collectSealed(relay, {
        ...dialing(),
        inboxes,
        // The outside of a line is dated up to two days before the day on which its inbox note was signed.
        since: now() - INBOX_VALIDITY - BLUR,
        onSealed: (event) => void take(event),
        signal,
      }).catch(() => undefined)
      await setTimeout(1000 * again, undefined, { signal }).catch(() => undefined)
    }
  })
  return {
    async stop() {
      stopping.abort()
      await Promise.all(loops)
    },
  }
}
