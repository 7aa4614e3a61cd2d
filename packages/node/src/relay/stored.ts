// The stored events that answer a REQ, and whether they are all (NIP-01, NIP-67).

import type { Filter, VerifiedEvent } from '@commonwall/wall'
import type { EventStore } from '../store/store.ts'
import { MAX_ANSWER, MAX_LIMIT, MAX_TIES } from './limits.ts'

export interface Stored {
  /** Newest first, or by relevance. */
  readonly events: readonly VerifiedEvent[]
  /** Ids of further events with the oldest date of `events`. */
  readonly ties: readonly string[]
  readonly complete: boolean
}

/**
 * Asks the store within the relay's own limits. Where these, not the client's, end the answer, all events with
 * its oldest date are added, else a client that pages by `until` would lose or repeat them: throwaway posts
 * share the start of their hour as their date (NIP-67, "created_at ties").
 */
export function storedEvents(store: EventStore, filters: readonly Filter[]): Stored {
  const asked = filters.map((filter) => ({
    ...filter,
    limit: Math.min(filter.limit ?? MAX_LIMIT, MAX_LIMIT),
  }))
  const { events, complete } = store.query(asked, MAX_ANSWER)
  const oldest = events.at(-1)
  const cutByUs = filters.every(
    ({ limit, search }) => search === undefined && (limit === undefined || limit > MAX_LIMIT),
  )
  if (complete || oldest === undefined || !cutByUs) return { events, ties: [], complete }
  return { events, ties: tiesOf(store, filters, events, oldest.created_at), complete }
}

function tiesOf(
  store: EventStore,
  filters: readonly Filter[],
  events: readonly VerifiedEvent[],
  date: number,
): readonly string[] {
  const sent = new Set(events.map(({ id }) => id))
  const ties: string[] = []
  for (const filter of filters) {
    if ((filter.since ?? date) > date || (filter.until ?? date) < date) continue
    for (const { id } of store.dated({ ...filter, since: date, until: date }, MAX_TIES) ?? []) {
      if (sent.has(id)) continue
      sent.add(id)
      ties.push(id)
    }
  }
  return ties
}
