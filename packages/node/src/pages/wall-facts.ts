// What the pages must know of the wall's rules: who may fold, what was witnessed when, which names there are.
//
// One narrow place between the pages and the wall's state, so that a page is built from plain answers. Made
// anew for each page: a definition that comes into force counts from the next one on.

import {
  type DefinitionHistory,
  isShown,
  type Names,
  type Refusal,
  type RolesView,
  sortKey,
  type TimeView,
  type VerifiedEvent,
} from '@commonwall/wall'
import type { WallState } from '../state/wall-state.ts'

export interface WallFacts {
  readonly history: DefinitionHistory
  readonly names: Names
  readonly roles: RolesView
  readonly time: TimeView
  /** The reader's clock, unix seconds: only to hold back what is dated past it. */
  readonly now: number
  /** This host's own refusal of an id. */
  refusalOf(id: string): Refusal | undefined
  /** What a post is sorted by, unix seconds (DESIGN §3.4). */
  keyOf(event: VerifiedEvent): number
  /** True for what no view shows and what has no effect in any (`isShown`): a log in other hands can hold it all the same. */
  isLeftOut(event: VerifiedEvent): boolean
}

export function wallFacts(
  state: WallState,
  names: Names,
  now: number,
  refusalOf: WallFacts['refusalOf'] = () => undefined,
): WallFacts {
  const history = state.history()
  const witnessedTime = (id: string) => state.witnessedTime(id)
  const time = { wallTime: history.wallTime, witnessedTime }
  return {
    history,
    names,
    now,
    refusalOf,
    roles: {
      rolesAt: (time) => ({
        groups: history.definitionAt(time).groups,
        moderators: history.moderatorsAt(time),
        ...history.keepersAt(time),
      }),
    },
    time,
    keyOf: (event) => sortKey(event, witnessedTime(event.id)),
    isLeftOut: (event) => !isShown(event, { wall: history.wall, names, time, now }),
  }
}
