// What is counted by lasting names, and what of it was taken back, where anybody can say the same with fresh keys.
//
// A crowd of strangers pushes nobody out: where more was said than is read, names are asked for by their keys.

import {
  type Filter,
  KIND,
  type Names,
  type TakenBack,
  type TimeView,
  takenBackAt,
  type VerifiedEvent,
} from '@commonwall/wall'
import type { EventStore } from '../store/store.ts'
import { eachOnce } from './signed-labels.ts'

/** Events read by one query. */
const MOST = 5_000
/** Ids or keys asked for in one query. */
const AT_ONCE = 400

type Asked = Pick<EventStore, 'query'>

/** The newest that match, whoever said them, and every one of a lasting name. */
export function saidByNames(
  store: Asked,
  names: Pick<Names, 'all'>,
  filter: Omit<Filter, 'authors'>,
): readonly VerifiedEvent[] {
  const { events, complete } = store.query([filter], MOST, 'default')
  if (complete) return events
  const keys = names.all.flatMap((name) => name.keys.map(({ pubkey }) => pubkey))
  return eachOnce([...events, ...saidBy(store, keys, filter)])
}

/** What these keys said, however many they are. */
export function saidBy(
  store: Asked,
  keys: readonly string[],
  filter: Omit<Filter, 'authors'>,
): readonly VerifiedEvent[] {
  return inParts(keys).flatMap((authors) => store.query([{ ...filter, authors }], MOST, 'default').events)
}

/** When their authors took these events back. Asked for by author only where others, whom no node lets in, name them in crowds. */
export function takenBackOf(
  store: Asked,
  events: readonly VerifiedEvent[],
  time: TimeView,
  counts: (withdrawal: VerifiedEvent) => boolean = () => true,
): TakenBack {
  const withdrawals = inParts(events).flatMap((some) => {
    const filter = { kinds: [KIND.withdrawal], tags: { e: some.map(({ id }) => id) } }
    const { events: named, complete } = store.query([filter], MOST, 'default')
    return complete ? named : saidBy(store, [...new Set(some.map(({ pubkey }) => pubkey))], filter)
  })
  return takenBackAt(withdrawals.filter(counts), time)
}

function inParts<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, part) =>
    all.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  )
}
