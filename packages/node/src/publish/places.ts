// Which ids stand where in a log, asked of the store in slices.

import type { EventStore, LogName, OwnLog } from '../store/store.ts'

export interface Places {
  /** How many places are given. */
  count(): number
  /** The ids at [from, to), both whole multiples of 256 but for the end of the log. */
  ids(from: number, to: number): readonly string[]
}

export function ownPlaces(store: EventStore, log: OwnLog): Places {
  return heldPlaces(store, () => log)
}

/** @param name under which the store keeps the log, which may be known only later */
export function heldPlaces(store: EventStore, name: () => LogName): Places {
  return {
    count: () => store.placedCount(name()),
    ids: (from, to) => store.placed(name(), from, to),
  }
}
