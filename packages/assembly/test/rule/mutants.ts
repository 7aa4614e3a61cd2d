// Rules that look as good as ours and are not: each must be told from it by a property or by the small model.

import { isBridged } from '../../src/index.ts'
import { firstOf, groupsOf, type Profile, RULE, type Rule, tally, thirdsOfProfile } from './profile.ts'

const quorum = (people: number) => Math.max(3, Math.ceil(people / 5))
const bridged = (profile: Profile) => thirdsOfProfile(profile).every(isBridged)

/** A rule by another test of each group. */
function byGroup(passes: Rule['passes']): Rule {
  const adopts = (profile: Profile) => groupsOf(profile).every(passes) && bridged(profile)
  return { ...RULE, passes, adopts, choose: (profiles) => firstOf(profiles, adopts) }
}

const pooled = (profile: Profile) => {
  const { S, O } = tally(profile.people)
  return S >= 2 * O + 1
}

export const MUTANTS: Readonly<Record<string, Rule>> = {
  'pooled two-thirds': { ...RULE, adopts: pooled, choose: (profiles) => firstOf(profiles, pooled) },
  'turnout quorum': byGroup(
    ({ S, O, R, N }) => S >= 2 * O + 1 && S + O >= quorum(N) && 4 * R < Math.max(1, S),
  ),
  'red lines as a share of expressed': byGroup(
    ({ S, O, R, N }) => S >= 2 * O + 1 && S >= quorum(N) && 4 * R < Math.max(1, S + O),
  ),
  'two to one without the one': byGroup(
    ({ S, O, R, N }) => S >= 2 * O && S >= quorum(N) && 4 * R < Math.max(1, S),
  ),
  'a margin one too large': { ...RULE, margin: (profile) => RULE.margin(profile) + 1 },
}
