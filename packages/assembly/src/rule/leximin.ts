// Which of several adoptable wordings: the one whose least satisfied group or third is best off.
//
// Shares (S+1)/(S+O+2) are compared by cross-multiplication in BigInt: no rounding, no division.

import type { Tally } from './tally.ts'

type Share = readonly [numerator: bigint, denominator: bigint]

/** What decides between wordings of one passage. */
export interface Rival {
  readonly id: string
  readonly groups: readonly Pick<Tally, 'S' | 'O'>[]
  readonly thirds: readonly Pick<Tally, 'S' | 'O'>[]
  /** Unix seconds at which the wording was witnessed. */
  readonly date: number
  /** sha256(constitution id ‖ id), hex: the last resort, which nobody can aim at. */
  readonly lot: string
}

/** The preferred one first: better for the worst off, then witnessed earlier, then the smaller lot. */
export function preferredFirst<R extends Rival>(rivals: readonly R[]): R[] {
  // Shares are worked out once a rival: two groups can put up thousands of wordings for one passage.
  return rivals
    .map((rival) => ({ rival, shares: shares(rival) }))
    .sort((a, b) => compareLowest(a.shares, b.shares) || compareFirst(a.rival, b.rival))
    .map(({ rival }) => rival)
}

/** Negative if the worst off of the first are better off; where they are even, the next. */
function compareLowest(mine: readonly Share[], theirs: readonly Share[]): number {
  for (const [at, share] of mine.entries()) {
    const by = compareShares(theirs[at] ?? share, share)
    if (by !== 0) return by
  }
  return 0
}

function compareFirst(a: Rival, b: Rival): number {
  return a.date - b.date || (a.lot < b.lot ? -1 : a.lot > b.lot ? 1 : 0)
}

/** Ascending. */
function shares({ groups, thirds }: Rival): Share[] {
  return [...groups, ...thirds]
    .map(({ S, O }): Share => [BigInt(S + 1), BigInt(S + O + 2)])
    .sort(compareShares)
}

function compareShares([n, d]: Share, [otherN, otherD]: Share): number {
  const difference = n * otherD - otherN * d
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}
