// An issuer who is there: hears requests that the wall's node passes on at this moment, and answers each.
//
// Nothing is kept but the ledger. What cannot be answered is passed over in silence: whoever sent it learns nothing.

import { setTimeout } from 'node:timers/promises'
import { type CarriedSlip, SLIP_KIND, slipCarried } from '@commonwall/assembly'
import type { Dialer } from '@commonwall/sync'
import { EventError, type NostrEvent, parseEvent, type VerifiedEvent } from '@commonwall/wall'

export interface Listening {
  /** Where the wall is, http or https. */
  readonly url: string
  /** The issuer's Nostr key, 64 hex digits. */
  readonly pubkey: string
  readonly dialer: Dialer
  /** The event that carries the answer; undefined where there is none to give. */
  readonly answer: (request: CarriedSlip) => VerifiedEvent | undefined
  /** Told whenever it hears, and whenever the line is cut. */
  readonly onState?: (state: 'listening' | 'cut') => void
  readonly signal: AbortSignal
}

/** Seconds before a node that was lost is tried again. */
const AGAIN = 10
/** Answers a minute at most: a flood of requests must not sign day and night. */
const A_MINUTE = 600

/** Listens until the signal ends it. */
export async function listenForRequests(listening: Listening): Promise<void> {
  const { signal, onState } = listening
  while (!signal.aborted) {
    await listenOnce(listening)
    onState?.('cut')
    await setTimeout(1000 * AGAIN, undefined, { signal }).catch(() => undefined)
  }
}

function listenOnce({ url, pubkey, dialer, answer, onState, signal }: Listening): Promise<void> {
  const socket = dialer.socket(new URL(url.replace(/^http/, 'ws')))
  let minute = 0
  let count = 0
  const isFree = () => {
    const now = Math.floor(performance.now() / 60_000)
    if (now !== minute) [minute, count] = [now, 0]
    count += 1
    return count <= A_MINUTE
  }
  return new Promise((resolve) => {
    const stop = () => socket.close()
    signal.addEventListener('abort', stop, { once: true })
    socket.addEventListener('error', () => socket.close())
    socket.addEventListener('close', () => {
      signal.removeEventListener('abort', stop)
      resolve()
    })
    socket.addEventListener('open', () => {
      socket.send(JSON.stringify(['REQ', 'r', { kinds: [SLIP_KIND], '#p': [pubkey], limit: 0 }]))
      onState?.('listening')
    })
    socket.addEventListener('message', ({ data }) => {
      const request = requestIn(data)
      if (request?.to !== pubkey || !isFree()) return
      const event = answer(request)
      if (event !== undefined) socket.send(JSON.stringify(['EVENT', event]))
    })
  })
}

/** The slip that a frame brings; undefined for every other frame. */
function requestIn(data: unknown): CarriedSlip | undefined {
  try {
    const [verb, name, event] = JSON.parse(String(data)) as readonly unknown[]
    return verb === 'EVENT' && name === 'r' ? slipCarried(parseEvent(event) as NostrEvent) : undefined
  } catch (error) {
    if (error instanceof EventError || error instanceof SyntaxError || error instanceof TypeError)
      return undefined
    throw error
  }
}
