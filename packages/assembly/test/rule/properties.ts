// P1 to P9 of the rule (docs/protocol/assembly.md): what it promises, of any implementation of it.
//
// Each says with plain arithmetic what must hold, and asks the rule only whether a profile is adopted.

import fc from 'fast-check'
import {
  anyProfile,
  anyStand,
  eagerProfile,
  GROUPS,
  groupsOf,
  type Person,
  type Profile,
  type Rule,
  type Stand,
  tally,
} from './profile.ts'

export interface Property {
  readonly name: string
  readonly of: (rule: Rule) => fc.IPropertyWithHooks<never>
}

const group = fc.nat(GROUPS - 1)
const RAISED: Readonly<Record<Stand, Stand>> = { [-2]: -1, [-1]: 0, 0: 1, 1: 2, 2: 2 }

const joined = (profile: Profile, ...people: readonly Person[]): Profile => ({
  ...profile,
  people: [...profile.people, ...people],
})
/** n silent members of a group speak: the roll stays as it is. */
const spoken = (profile: Profile, at: number, stand: Stand, n: number): Profile => ({
  ...profile,
  people: [...profile.people, ...Array.from({ length: n }, () => ({ group: at, third: 0, stand }))],
  silent: profile.silent.map((count, place) => (place === at ? count - n : count)),
})
const own = (profile: Profile, at: number) => profile.people.filter((one) => one.group === at)
const withoutThirds = (profile: Profile): Profile => ({ ...profile, thirds: false })
const quorum = (people: number) => Math.max(3, Math.ceil(people / 5))

function property<T>(
  name: string,
  arbitrary: fc.Arbitrary<T>,
  holds: (rule: Rule, value: T) => boolean,
): Property {
  const of = (rule: Rule) => fc.property(arbitrary, (value) => holds(rule, value))
  return { name, of: of as unknown as Property['of'] }
}

export const PROPERTIES: readonly Property[] = [
  property(
    'P1 no coalition inside one group, of any size, adopts what another group does not consent to',
    fc.tuple(anyProfile, group, fc.nat(5000)),
    (rule, [profile, at, more]) => {
      const bought = joined(
        profile,
        ...Array.from({ length: more }, (_, n) => ({ group: at, third: n % 3, stand: 2 as const })),
      )
      if (!rule.adopts(bought)) return true
      return groupsOf(profile).every(
        ({ S, O, N }, other) => other === at || (S >= 2 * O + 1 && S >= quorum(N)),
      )
    },
  ),
  property(
    'P2 a veto costs ⌊(S−1)/2⌋ + 1 − O objectors or ⌈S/4⌉ − R red lines, whatever the size of other groups',
    fc.tuple(eagerProfile, group, fc.boolean()),
    (rule, [drawn, at, red]) => {
      const profile = withoutThirds(drawn)
      const tallies = groupsOf(profile)
      const tallied = tallies[at]
      if (tallied === undefined || rule.adopts(profile) !== tallies.every((one) => rule.passes(one)))
        return false
      if (!rule.passes(tallied)) return true
      const { S, O, R, N } = tallied
      const objectors = Math.floor((S - 1) / 2) + 1 - O
      const cost = red ? Math.min(objectors, Math.ceil(S / 4) - R) : objectors
      const against = (n: number) => rule.passes({ S, O: O + n, R: red ? R + n : R, N })
      return !against(cost) && against(cost - 1)
    },
  ),
  property(
    'P3 raising any one position never un-adopts',
    fc.tuple(anyProfile, fc.nat(1000)),
    (rule, [profile, pick]) => {
      const { people } = profile
      if (people.length === 0 || !rule.adopts(profile)) return true
      const at = pick % people.length
      const raised = people.map((one, place) => (place === at ? { ...one, stand: RAISED[one.stand] } : one))
      return rule.adopts({ ...profile, people: raised })
    },
  ),
  property(
    'P4 a new supporter never un-adopts, even on a larger roll; a new objector never adopts',
    fc.tuple(anyProfile, group, fc.nat(2), fc.constantFrom<Stand>(-1, -2)),
    (rule, [profile, at, third, against]) => {
      const before = rule.adopts(profile)
      if (before) return rule.adopts(joined(profile, { group: at, third, stand: 1 }))
      const spare = (profile.silent[at] ?? 0) > 0
      const speaks = { ...spoken(profile, at, against, 1) }
      return (
        !rule.adopts(joined(profile, { group: at, third, stand: against })) && !(spare && rule.adopts(speaks))
      )
    },
  ),
  property(
    'P5 another wording, or a clone of one, changes the choice to itself or not at all',
    fc.tuple(fc.array(anyProfile, { minLength: 1, maxLength: 4 }), anyProfile, fc.boolean()),
    (rule, [drawn, other, clone]) => {
      const profiles = drawn.map((profile) => ({ ...profile, thirds: other.thirds }))
      const before = rule.choose(profiles)
      const added = clone && before >= 0 ? profiles[before] : other
      if (added === undefined) return false
      const after = rule.choose([...profiles, added])
      return after === before || after === profiles.length
    },
  ),
  property(
    'P6 neither the order of people nor who is who inside a group matters',
    fc.tuple(anyProfile, fc.infiniteStream(fc.nat(1000))),
    (rule, [profile, keys]) => {
      const people = profile.people
        .map((one) => ({ one, key: keys.next().value ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ one }) => one)
      return rule.adopts({ ...profile, people }) === rule.adopts(profile)
    },
  ),
  property(
    'P7 a group several times as large, and of the same mind, decides the same',
    fc.tuple(anyProfile, group, fc.integer({ min: 2, max: 6 })),
    (rule, [drawn, at, times]) => {
      const profile = withoutThirds(drawn)
      const tallied = groupsOf(profile)[at]
      if (tallied === undefined) return false
      const { S, O, R, N } = tallied
      const larger = { S: times * S, O: times * O, R: times * R, N: times * N }
      const enough = (one: typeof tallied) => one.S >= quorum(one.N)
      if (!enough(tallied) || !enough(larger)) return true
      // S ≥ 2·O + 1 grows with the group; S = 2·O stays refused at any size.
      return rule.passes(larger) === rule.passes(tallied)
    },
  ),
  property(
    'P8 with any f supporters of one group gone it stands; with f + 1 gone it may fall',
    fc.tuple(eagerProfile, group, fc.nat(2)),
    (rule, [profile, at, third]) => {
      if (!rule.adopts(profile)) return true
      const margin = rule.margin(profile)
      const gone = (from: number, n: number, first: number): Profile => {
        let left = n
        const order = [...profile.people].sort(
          (a, b) => Number(b.third === first) - Number(a.third === first),
        )
        const people = order.map((one) =>
          one.group === from && one.stand > 0 && left-- > 0 ? { ...one, stand: 0 as const } : one,
        )
        return { ...profile, people }
      }
      if (!rule.adopts(gone(at, margin, third))) return false
      if (profile.thirds) return true
      return groupsOf(profile).some((_, other) => !rule.adopts(gone(other, margin + 1, 0)))
    },
  ),
  property(
    'P9 one person vetoes nothing in a group of three supporters and more without objectors',
    fc.tuple(eagerProfile, group),
    (rule, [drawn, at]) => {
      const profile = withoutThirds({ ...drawn, silent: drawn.silent.map((count) => count + 1) })
      const { O, S } = tally(own(profile, at))
      if (!rule.adopts(profile) || O > 0) return true
      return rule.adopts(spoken(profile, at, -1, 1)) === S >= 3
    },
  ),
  property(
    'an empty assembly adopts nothing',
    anyStand,
    (rule) => !rule.adopts({ people: [], silent: [0, 0, 0, 0], thirds: false }),
  ),
]
