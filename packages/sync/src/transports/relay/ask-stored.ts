// What a relay has stored, by REQ: one question to its EOSE, and all that a filter matches, page after page.

import { matches, type NostrEvent, parseFilter } from '@commonwall/wall'
import { TransportError } from '../transport-error.ts'
import type { RelaySession } from './relay-session.ts'

/** A filter in NIP-01's own spelling. */
export type WireFilter = Readonly<Record<string, unknown>>

/** Events that one question asks for; relays give at most this many or fewer. */
const PAGE = 500
/** Ids that one question names. */
const IDS = 250

let questions = 0
/** A subscription's name; it tells nothing, and no two of this program are alike. */
export function questionName(): string {
  questions += 1
  return `q${questions}`
}

/** How a question ended. */
interface Ended {
  /** NIP-67; undefined where the relay does not say. */
  readonly complete: boolean | undefined
}

/**
 * Asks once; each event that matches is given, and no other.
 * @param idle milliseconds without a frame
 * @throws TransportError `refused` where the relay closes it
 */
export async function askStored(
  session: RelaySession,
  filters: readonly WireFilter[],
  onEvent: (event: NostrEvent) => void,
  idle: number,
): Promise<Ended> {
  const name = questionName()
  const parsed = filters.map(parseFilter)
  let heard = () => {}
  let ended: Ended | undefined
  let refusal: string | undefined
  const stop = session.listen((frame) => {
    if (!('id' in frame) || frame.id !== name) return
    if (frame.verb === 'EVENT') {
      if (parsed.some((filter) => matches(filter, frame.event))) onEvent(frame.event)
    } else if (frame.verb === 'EOSE') ended = { complete: frame.complete }
    else if (frame.verb === 'CLOSED') refusal = frame.reason
    heard()
  })
  try {
    session.send(['REQ', name, ...filters])
    while (ended === undefined) {
      await session.during(
        idle,
        new Promise<void>((resolve) => {
          heard = resolve
        }),
      )
      if (refusal !== undefined) throw new TransportError('transport/refused', `relay: ${refusal}`)
    }
    session.send(['CLOSE', name])
    return ended
  } finally {
    stop()
  }
}

/** All that a filter matches, the newest first; an event may be given twice. @throws TransportError */
export async function askAll(
  session: RelaySession,
  filter: WireFilter,
  onEvent: (event: NostrEvent) => void,
  idle: number,
): Promise<void> {
  const seen = new Set<string>()
  let until: number | undefined
  for (;;) {
    let fresh = 0
    let oldest = Number.POSITIVE_INFINITY
    const page = { ...filter, limit: PAGE, ...(until !== undefined && { until }) }
    const take = (event: NostrEvent) => {
      oldest = Math.min(oldest, event.created_at)
      if (seen.has(event.id)) return
      seen.add(event.id)
      fresh += 1
      onEvent(event)
    }
    const { complete } = await askStored(session, [page], take, idle)
    if (complete === true || oldest === Number.POSITIVE_INFINITY) return
    // A relay that does not say that this is all is asked until it gives nothing. A full page of one second is stepped over,
    // since it would be given again and again: throwaway posts share the start of their hour as their date.
    until = fresh === 0 || oldest === until ? oldest - 1 : oldest
    if (until < 0) return
  }
}

/** The events of these ids, which the relay said it holds. @throws TransportError */
export async function askIds(
  session: RelaySession,
  ids: readonly string[],
  onEvent: (event: NostrEvent) => void,
  idle: number,
): Promise<void> {
  for (let at = 0; at < ids.length; at += IDS)
    await askStored(session, [{ ids: ids.slice(at, at + IDS), limit: IDS }], onEvent, idle)
}
