// Every state of one group up to 40 supporters and 25 objectors: the rule depends on nothing else, so what holds
// here holds. Finds what random profiles miss.

import type { Rule } from './profile.ts'

export interface ModelResult {
  readonly states: number
  /** The first few, in words. */
  readonly violations: readonly string[]
}

/** Tries seven ways in which one person changes what the group says. */
export function smallModel(passes: Rule['passes']): ModelResult {
  const violations: string[] = []
  let states = 0
  for (let S = 0; S <= 40; S++)
    for (let O = 0; O <= 25; O++)
      for (let R = 0; R <= O; R++)
        for (const N of [S + O, S + O + 5, S + O + 40]) {
          states++
          const pass = passes({ S, O, R, N })
          const next = (s: number, o: number, r: number, n = N) => passes({ S: s, O: o, R: r, N: n })
          const wrong: readonly (readonly [string, boolean])[] = [
            ['a new supporter hurts', pass && !next(S + 1, O, R, N + 1)],
            ['a new objector helps', !pass && next(S, O + 1, R, N + 1)],
            ['a new red line helps', !pass && next(S, O + 1, R + 1, N + 1)],
            ['who had no position helps by objecting', !pass && next(S, O + 1, R)],
            ['a red line more helps', R < O && !pass && next(S, O, R + 1)],
            ['an objector who comes over hurts', O > R && pass && !next(S + 1, O - 1, R)],
            ['a red line that comes over hurts', R > 0 && pass && !next(S + 1, O - 1, R - 1)],
          ]
          for (const [what, is] of wrong) if (is) violations.push(`${what}: S ${S}, O ${O}, R ${R}, N ${N}`)
        }
  return { states, violations }
}
