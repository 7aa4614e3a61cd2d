// Issuance (kind 4604): an issuer says in public for which entries of a group's roll it signed.
//
// Ranges of places, ascending, so that it tells how many and neither when nor in which order. Several events of an
// issuer count together; an entry counts once.

import { decimal, type EventTemplate, KIND, type NostrEvent } from '@commonwall/wall'
import { MAX_ROLL } from '../record/limits.ts'
import { type Belongs, openRecord, slug } from '../record/reader.ts'

/** Places on a roll from the first to the last, both counted. */
export type IssuedRange = readonly [first: number, last: number]

/** What an issuer, its author, says. */
export interface Issuance extends Belongs {
  readonly group: string
  readonly ranges: readonly IssuedRange[]
}

/** The most ranges of one event; an issuer writes several events for more. */
export const MAX_RANGES = 1_500

/** Reads an issuance. @throws DefinitionError naming the field */
export function parseIssuance(event: NostrEvent): Issuance {
  const { belongs, tags } = openRecord(event, KIND.issuance)
  const group = slug('group', tags.one('group'))
  let next = 0
  const ranges = tags
    .run('issued', { elements: 2, least: 1, most: MAX_RANGES })
    .map(([from, to]): IssuedRange => {
      const first = decimal('issued', from, next, MAX_ROLL - 1)
      const last = decimal('issued', to, first, MAX_ROLL - 1)
      // One between two ranges, or they would be one.
      next = last + 2
      return [first, last]
    })
  tags.end()
  return { ...belongs, group, ranges }
}

/** The event of an issuer, to be signed with its Nostr key. @param createdAt unix seconds */
export function issuanceTemplate(
  { wall, assembly, group, ranges }: Omit<Issuance, 'id' | 'author'>,
  createdAt: number,
): EventTemplate {
  return {
    kind: KIND.issuance,
    created_at: createdAt,
    tags: [
      ['h', wall],
      ['e', assembly],
      ['group', group],
      ...ranges.map(([first, last]) => ['issued', String(first), String(last)]),
    ],
    content: '',
  }
}

/** Entries as ranges that neither touch nor overlap. */
export function issuedRanges(entries: readonly number[]): IssuedRange[] {
  const ranges: [number, number][] = []
  for (const entry of entries.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last !== undefined && entry <= last[1] + 1) last[1] = Math.max(last[1], entry)
    else ranges.push([entry, entry])
  }
  return ranges
}

/** How many entries an issuer's events cite together, those beyond the roll not counted. */
export function issuedCount(ranges: Iterable<IssuedRange>, rollSize: number): number {
  let [count, end] = [0, 0]
  for (const [first, last] of [...ranges].toSorted((a, b) => a[0] - b[0])) {
    const from = Math.max(first, end)
    const to = Math.min(last + 1, rollSize)
    count += Math.max(0, to - from)
    end = Math.max(end, to)
  }
  return count
}
