// People with positions on one wording, as properties and mutants of the rule see them.

import fc from 'fast-check'
import {
  type GroupTally,
  marginOf,
  preferredFirst,
  type RuleNumbers,
  type Tally,
  verdictOf,
} from '../../src/index.ts'

export const NUMBERS: RuleNumbers = { ratio: 2, least: 3, part: 5, red: 4 }
export const GROUPS = 4
const THIRDS = 3

/** 0: no position. */
export type Stand = 2 | 1 | 0 | -1 | -2

export interface Person {
  readonly group: number
  readonly third: number
  readonly stand: Stand
}

export interface Profile {
  readonly people: readonly Person[]
  /** Credentials that nobody used, by group. */
  readonly silent: readonly number[]
  /** False where there are too few people for thirds. */
  readonly thirds: boolean
}

/** The rule as far as properties speak of it; mutants are other ones. */
export interface Rule {
  adopts(profile: Profile): boolean
  /** The test of one group. */
  passes(group: GroupTally): boolean
  /** The place of the wording that is adopted, or −1. */
  choose(profiles: readonly Profile[]): number
  margin(profile: Profile): number
}

export function tally(people: readonly Person[]): Tally {
  let [S, O, R] = [0, 0, 0]
  for (const { stand } of people) {
    if (stand > 0) S++
    if (stand < 0) O++
    if (stand === -2) R++
  }
  return { S, O, R }
}

export function groupsOf({ people, silent }: Profile): GroupTally[] {
  return Array.from({ length: GROUPS }, (_, group) => {
    const own = people.filter((person) => person.group === group)
    return { ...tally(own), N: own.length + (silent[group] ?? 0) }
  })
}

export function thirdsOfProfile({ people, thirds }: Profile): Tally[] {
  if (!thirds) return []
  return Array.from({ length: THIRDS }, (_, third) =>
    tally(people.filter((person) => person.third === third)),
  )
}

const judged = (profile: Profile) => ({ groups: groupsOf(profile), thirds: thirdsOfProfile(profile) })

/** The first of those adopted, by leximin over groups and thirds. */
export function firstOf(profiles: readonly Profile[], adopts: (profile: Profile) => boolean): number {
  const adopted = profiles.flatMap((profile, at) => {
    const id = `${at}`
    return adopts(profile) ? [{ at, id, date: 0, lot: id, ...judged(profile) }] : []
  })
  return preferredFirst(adopted)[0]?.at ?? -1
}

/** The rule of the product. */
export const RULE: Rule = {
  adopts: (profile) => {
    const { consented, bridged } = verdictOf(judged(profile), NUMBERS)
    return consented && bridged
  },
  passes: (group) => verdictOf({ groups: [group], thirds: [] }, NUMBERS).consented,
  choose: (profiles) => firstOf(profiles, RULE.adopts),
  margin: (profile) => marginOf(groupsOf(profile), thirdsOfProfile(profile), NUMBERS),
}

const person = (stands: fc.Arbitrary<Stand>): fc.Arbitrary<Person> =>
  fc.record({ group: fc.nat(GROUPS - 1), third: fc.nat(THIRDS - 1), stand: stands })

const profile = (stands: fc.Arbitrary<Stand>, least: number, silence: number): fc.Arbitrary<Profile> =>
  fc.record({
    people: fc.array(person(stands), { minLength: least, maxLength: 80 }),
    silent: fc.array(fc.nat(silence), { minLength: GROUPS, maxLength: GROUPS }),
    thirds: fc.boolean(),
  })

export const anyStand: fc.Arbitrary<Stand> = fc.constantFrom<Stand>(2, 1, 0, -1, -2)
const willing = fc.constantFrom<Stand>(2, 1, 2, 1, 2, 1, 1, -1, 0, -2)
const eager = fc.constantFrom<Stand>(2, 1, 2, 1, 2, 1, 1, 1, -1)

/** Profiles that are often adopted, often just so, and often not. */
export const anyProfile: fc.Arbitrary<Profile> = fc.oneof(
  profile(anyStand, 0, 30),
  profile(willing, 20, 12),
  profile(eager, 30, 6),
)
export const eagerProfile: fc.Arbitrary<Profile> = profile(eager, 30, 6)
