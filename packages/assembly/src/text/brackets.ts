// What stands in brackets: every wording that is not settled, the most preferred first, and which groups are for and
// against it. Groups, never people.

import type { OutcomePassage, OutcomeWording } from '../outcome/outcome.ts'

export interface Bracket {
  /** 1 for Alt 1. */
  readonly number: number
  readonly wording: OutcomeWording
  /** Groups in which more can live with it than object. */
  readonly wantedBy: readonly string[]
  /** Groups in which at least as many object. */
  readonly opposedBy: readonly string[]
}

/** The brackets of a passage; none where it is closed. */
export function bracketsOf({ state, wordings }: OutcomePassage): readonly Bracket[] {
  if (state === 'closed') return []
  return wordings.map((wording, at) => ({
    ...{ number: at + 1, wording },
    wantedBy: wording.groups.filter(({ S, O }) => S > O).map(({ group }) => group),
    opposedBy: wording.groups.filter(({ S, O }) => O > 0 && O >= S).map(({ group }) => group),
  }))
}
