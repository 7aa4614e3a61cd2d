// The rule of one group: at least twice as many people can live with it as object, enough of them, few red lines.
//
// Whole numbers only. The quorum is one of support, not of turnout, and red lines are measured against
// supporters, not against all who spoke: with either of the other ways somebody could help a text by opposing it.

import type { RuleNumbers } from '../record/constitution.ts'
import type { GroupTally, Tally } from './tally.ts'

/** By how many people each test fails; all three are 0 where the group consents. */
export interface Shortfall {
  /** Further supporters until S ≥ ratio·O + 1. */
  readonly support: number
  /** Further supporters until S ≥ Q. */
  readonly quorum: number
  /** Red lines that would have to go until red·R < max(1, S). */
  readonly red: number
}

/** Q = max(least, ⌈N / part⌉): how many supporters a group of N people needs at least. */
export function quorumOfGroup(people: number, { least, part }: RuleNumbers): number {
  return Math.max(least, Math.floor((people + part - 1) / part))
}

/** What the group lacks. */
export function shortfall({ S, O, R, N }: GroupTally, rule: RuleNumbers): Shortfall {
  return {
    support: Math.max(0, rule.ratio * O + 1 - S),
    quorum: Math.max(0, quorumOfGroup(N, rule) - S),
    red: Math.max(0, R - Math.floor((Math.max(1, S) - 1) / rule.red)),
  }
}

/** S ≥ ratio·O + 1 and S ≥ Q and red·R < max(1, S). */
export function consents(group: GroupTally, rule: RuleNumbers): boolean {
  const { support, quorum, red } = shortfall(group, rule)
  return support + quorum + red === 0
}

/** A third of the main disagreement holds a text up only if more of it object than can live with it. */
export function isBridged({ S, O }: Pick<Tally, 'S' | 'O'>): boolean {
  return S >= O + 1 || S + O === 0
}

/** True if fewer spoke than would have had to agree: then nothing was refused, there were not enough voices. */
export function lacksVoices({ S, O, N }: GroupTally, rule: RuleNumbers): boolean {
  return S + O < quorumOfGroup(N, rule)
}
