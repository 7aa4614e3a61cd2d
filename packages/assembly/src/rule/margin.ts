// How many forged supporters a result would survive: published with every adopted passage (P8).

import type { RuleNumbers } from '../record/constitution.ts'
import { quorumOfGroup } from './consent.ts'
import type { GroupTally, Tally } from './tally.ts'

/**
 * The largest f such that the tests still hold if any f supporters of any one group were forged; negative where
 * one fails already. Thirds are taken as they stand, and the forged ones all in one of them.
 */
export function marginOf(
  groups: readonly GroupTally[],
  thirds: readonly Pick<Tally, 'S' | 'O'>[],
  rule: RuleNumbers,
): number {
  let margin = Number.MAX_SAFE_INTEGER
  for (const group of groups) {
    const { S, O, R, N } = group
    margin = Math.min(margin, S - rule.ratio * O - 1, S - quorumOfGroup(N, rule))
    if (R > 0) margin = Math.min(margin, S - rule.red * R - 1)
  }
  for (const { S, O } of thirds) if (S + O > 0) margin = Math.min(margin, S - O - 1)
  return margin
}
