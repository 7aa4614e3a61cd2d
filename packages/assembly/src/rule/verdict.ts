// What the rule says of one alternative: a level in the words of ICANN's working groups (GNSO guidelines §3.6).

import type { RuleNumbers } from '../record/constitution.ts'
import { consents, isBridged, lacksVoices } from './consent.ts'
import { marginOf } from './margin.ts'
import type { GroupTally, Tally } from './tally.ts'

/**
 * full consensus: adoptable and nobody objects. consensus: adoptable. participating groups: those that did not
 * stay away twice agree; it is not adopted. not enough voices: some group spoke too little. strong support:
 * more support than objection in every group, or all groups but one consent. divergence: all else.
 */
export type Level =
  | 'full consensus'
  | 'consensus'
  | 'consensus of participating groups'
  | 'strong support, significant opposition'
  | 'not enough voices'
  | 'divergence'

export interface Verdict {
  readonly level: Level
  /** Every group consents. */
  readonly consented: boolean
  /** No third holds it up. */
  readonly bridged: boolean
  /** Forged supporters in any one group that it survives; 0 where it is not consented or not bridged. */
  readonly margin: number
}

export interface Judged {
  readonly groups: readonly GroupTally[]
  /** Empty where there are too few people for thirds. */
  readonly thirds: readonly Pick<Tally, 'S' | 'O'>[]
  /** Places of groups that stayed away from this passage in two rounds. */
  readonly away?: ReadonlySet<number>
}

/** Judges one alternative by its tallies alone: no other alternative, and no history but who stayed away, matters. */
export function verdictOf({ groups, thirds, away = new Set() }: Judged, rule: RuleNumbers): Verdict {
  const consented = groups.every((group) => consents(group, rule))
  const bridged = thirds.every(isBridged)
  const adoptable = consented && bridged
  const margin = adoptable ? marginOf(groups, thirds, rule) : 0
  return { level: levelOf({ groups, thirds, away }, rule, adoptable, bridged), consented, bridged, margin }
}

function levelOf(
  { groups, away }: Required<Judged>,
  rule: RuleNumbers,
  adoptable: boolean,
  bridged: boolean,
): Level {
  if (adoptable) return groups.every(({ O }) => O === 0) ? 'full consensus' : 'consensus'
  const present = groups.filter((_, at) => !away.has(at))
  const agree = present.length > 1 && present.every((group) => consents(group, rule))
  if (agree && bridged && present.length < groups.length) return 'consensus of participating groups'
  if (groups.some((group) => lacksVoices(group, rule))) return 'not enough voices'
  const consenting = groups.filter((group) => consents(group, rule)).length
  if (groups.every(({ S, O }) => S > O) || consenting >= groups.length - 1)
    return 'strong support, significant opposition'
  return 'divergence'
}
