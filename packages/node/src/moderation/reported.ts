// How many reports wait for moderators, as they count (docs/protocol/moderation.md, section 7): of lasting names, each once
// a target, and not taken back. Fresh keys can make any number, and move none.

import {
  countReports,
  KIND,
  type Names,
  type TimeView,
  tagValues,
  type VerifiedEvent,
} from '@commonwall/wall'
import type { EventStore } from '../store/store.ts'
import { saidByNames, takenBackOf } from './said-by-names.ts'

export function reportsIn(
  store: Pick<EventStore, 'query'>,
  names: Pick<Names, 'all' | 'nameOf'>,
  time: TimeView,
): number {
  const filter = { kinds: [KIND.report], tags: {} }
  const said = saidByNames(store, names, filter).filter(({ pubkey }) => names.nameOf(pubkey) !== undefined)
  const takenBack = takenBackOf(store, said, time)
  const standing = said.filter((report) => takenBack(report) === undefined)
  const about = new Map<string, VerifiedEvent[]>()
  for (const report of standing)
    for (const target of tagValues(report, 'e')) {
      const reports = about.get(target) ?? []
      about.set(target, reports)
      reports.push(report)
    }
  let count = 0
  for (const [target, reports] of about) count += countReports(target, reports, names).names
  return count
}
