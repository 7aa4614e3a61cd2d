// The stored events that answer a REQ (NIP-01).

import type { Filter, VerifiedEvent } from '@commonwall/wall'
import { matches } from '@commonwall/wall'
import type { EventStore } from '../store/store.ts'
import { MAX_ANSWER, MAX_LIMIT, MAX_TIES } from './limits.ts'

export interface Stored {
  /** Newest first, or by relevance. */
  readonly events: readonly VerifiedEvent[]
  /** Ids of further events with the oldest date of `events`. */
  readonly ties: readonly string[]
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
  const current = store.query(asked, MAX_ANSWER)
  const { complete } = current
  // What is missing from a complete answer can only be an old version.
  const events = complete ? withOldVersions(store, asked, current.events) : current.events
  const oldest = events.at(-1)
  const cutByUs = filters.every(
    ({ limit, search }) => search === undefined && (limit === undefined || limit > MAX_LIMIT),
  )
  if (complete || oldest === undefined || !cutByUs) return { events, ties: [] }
  return { events, ties: tiesOf(store, filters, events, oldest.created_at) }
}

/** Who names an id gets it, also where a newer version has taken its place: every version of an article stays readable. */
function withOldVersions(
  store: EventStore,
  filters: readonly (Filter & { readonly limit: number })[],
  current: readonly VerifiedEvent[],
): readonly VerifiedEvent[] {
  const named = filters.filter(({ ids, search }) => ids !== undefined && search === undefined)
  if (named.length === 0) return current
  const found = new Set(current.map(({ id }) => id))
  const old: VerifiedEvent[] = []
  for (const filter of named)
    for (const id of filter.ids ?? []) {
      const event = found.has(id) ? undefined : store.get(id)
      if (!event || !matches(filter, event)) continue
      found.add(id)
      old.push(event)
    }
  if (old.length === 0) return current
  const most = filters.reduce((sum, { limit }) => sum + limit, 0)
  return [...current, ...old]
    .sort((a, b) => b.created_at - a.created_at || (a.id < b.id ? -1 : 1))
    .slice(0, most)
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
