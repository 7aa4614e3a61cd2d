// Real conversations under attack: one group flooded fourfold by copies of one camp, and a fifth of everybody
// infiltrating the other camp. How many honest people keep their third, and whether what is pushed gets adopted.
//
// Groups are drawn by lot, since the conversations have none; without weights the same flood is shown for comparison.

import { consents, type ThirdsInput, thirdsOf, verdictOf } from '@commonwall/assembly'
import { chance } from '../src/assembly/demo/chance.ts'
import { CONVERSATIONS, readConversation } from '../src/assembly/demo/conversation.ts'
import { ballotsOf } from '../src/assembly/demo/crowd.ts'
import { USUAL_RULE } from '../src/assembly/demo/rule.ts'

/** A person's positions: column and position. */
type Ballot = readonly (readonly [column: number, position: number])[]

interface Crowd {
  readonly columns: ThirdsInput['columns']
  readonly ballots: readonly Ballot[]
  readonly groups: readonly number[]
}

const GROUPS = 4
/** Of 100 honest people, over all conversations, so many must keep their third … */
const KEEP = 74
/** … and in each: the smallest has 46 people a group, so that chance moves some. */
const KEEP_IN_EACH = 70

interface Kept {
  readonly placed: number
  readonly kept: number
}

export async function run({ seed, log }: { seed: number; log: (line: string) => void }) {
  let [passed, failed] = [0, 0]
  const tell = (holds: boolean, says: string) => {
    if (holds) passed++
    else failed++
    log(`${holds ? '✓' : '✗'} ${says}`)
  }
  const totals = new Map<string, Kept>()
  const thirds = (attack: string, name: string, honest: Crowd, after: Crowd) => {
    const { placed, kept } = keptThirds(honest, after)
    const before = totals.get(attack) ?? { placed: 0, kept: 0 }
    totals.set(attack, { placed: before.placed + placed, kept: before.kept + kept })
    const bare = keptThirds(ungrouped(honest), ungrouped(after))
    const says = `${percent({ placed, kept })} % keep their third (${percent(bare)} % if groups were not weighed)`
    tell(percent({ placed, kept }) >= KEEP_IN_EACH, `${name}, ${attack}: ${says}`)
  }
  for (const name of CONVERSATIONS) {
    const random = chance(seed)
    const honest = crowdOf(name, random)
    const ends = thirdsOf(inputOf(honest)).halves[0] ?? new Int8Array()
    for (const times of [0.25, 1, 4]) {
      const attack = `one group flooded × ${times}`
      const after = flood(honest, ends, Math.round(times * honest.ballots.length))
      thirds(attack, name, honest, after)
      const { against, boughtConsent, movedThird, pooled } = newlyAdopted(honest, after)
      tell(
        against === 0,
        `${name}, ${attack}: ${against} passages adopted that another group does not consent to`,
      )
      log(
        `  beside that: ${boughtConsent} that only the flooded group had held up, ${movedThird} that a third had; a pooled two-thirds would newly adopt ${pooled}`,
      )
    }
    const camp = infiltrators(honest, ends, random)
    const inOne = joined(honest, camp.bots, () => GROUPS - 1)
    thirds('a fifth infiltrate the other camp, in one group', name, honest, inOne)
    const target = `what they push (${camp.agree} for, ${camp.disagree} against among the honest)`
    tell(!judgements(inOne)[camp.target]?.adopted, `${name}: ${target} is not adopted`)
    const inAll = joined(honest, camp.bots, (at) => at % GROUPS)
    const says = judgements(inAll)[camp.target]?.adopted ? 'adopted' : 'not adopted'
    log(`  the limit: with forged credentials in every group alike it is ${says}`)
  }
  for (const [attack, kept] of totals)
    tell(
      percent(kept) >= KEEP,
      `all ${kept.placed} placements, ${attack}: ${percent(kept)} % keep their third`,
    )
  return { passed, failed, skipped: 0, notes: [] }
}

function percent({ placed, kept }: Kept): number {
  return Math.floor((100 * kept) / placed)
}

function ungrouped(crowd: Crowd): Crowd {
  return { ...crowd, groups: crowd.groups.map(() => 0) }
}

function joined(honest: Crowd, bots: readonly Ballot[], groupOf: (bot: number) => number): Crowd {
  const groups = [...honest.groups, ...bots.map((_, at) => groupOf(at))]
  return { ...honest, ballots: [...honest.ballots, ...bots], groups }
}

function crowdOf(name: (typeof CONVERSATIONS)[number], random: () => number): Crowd {
  const { columns, rows } = ballotsOf(readConversation(name))
  const ballots = Array.from({ length: rows.start.length - 1 }, (_, person) =>
    Array.from(rows.column.subarray(rows.start[person], rows.start[person + 1]), (column, at) => {
      return [column, rows.sum[(rows.start[person] ?? 0) + at] ?? 0] as const
    }),
  ).filter((ballot) => ballot.length >= 7)
  return { columns, ballots, groups: ballots.map(() => Math.floor(random() * GROUPS)) }
}

function inputOf({ columns, ballots, groups }: Crowd): ThirdsInput {
  const cells = ballots.flat()
  const start = new Int32Array(ballots.length + 1)
  ballots.forEach((ballot, at) => {
    start[at + 1] = (start[at] ?? 0) + ballot.length
  })
  return {
    pubkeys: ballots.map((_, at) => at.toString(16).padStart(64, '0')),
    groups: Uint8Array.from(groups),
    columns,
    rows: {
      start,
      column: Int32Array.from(cells, ([column]) => column),
      sum: Int32Array.from(cells, ([, position]) => position),
      count: new Int32Array(cells.length).fill(1),
    },
    least: 30,
  }
}

/** Copies of a tenth of those at one end, all in the last group. */
function flood(honest: Crowd, thirds: Int8Array, bots: number): Crowd {
  const end = honest.ballots.filter((_, person) => thirds[person] === 0)
  const models = end.slice(0, Math.max(5, Math.floor(end.length / 10)))
  const copies = Array.from({ length: bots }, (_, at) => models[at % models.length] ?? [])
  return joined(honest, copies, () => GROUPS - 1)
}

/** Copies of people at the end that objects most to the most divided statement, but for that statement. */
function infiltrators(honest: Crowd, thirds: Int8Array, random: () => number) {
  const sides = honest.columns.map((_, column) => {
    const ends = [0, 2].map((end) => {
      const held = honest.ballots.flatMap((ballot, person) =>
        thirds[person] === end ? ballot.filter(([at]) => at === column).map(([, position]) => position) : [],
      )
      return { agree: held.filter((position) => position > 0).length, all: held.length }
    })
    const [low, high] = ends.map(({ agree, all }) => (agree + 1) / (all + 2))
    const known = ends.every(({ all }) => all >= 20)
    return {
      column,
      difference: known ? Math.abs((low ?? 0) - (high ?? 0)) : 0,
      against: (low ?? 0) < (high ?? 0) ? 0 : 2,
    }
  })
  const [target = { column: 0, against: 0 }] = sides.toSorted((a, b) => b.difference - a.difference)
  const models = honest.ballots.filter((_, person) => thirds[person] === target.against)
  const bots = Array.from({ length: Math.round(honest.ballots.length / 5) }, (): Ballot => {
    const model = models[Math.floor(random() * models.length)] ?? []
    return [...model.filter(([column]) => column !== target.column), [target.column, 2] as const].sort(
      (a, b) => a[0] - b[0],
    )
  })
  const held = honest.ballots.flat().filter(([column]) => column === target.column)
  return {
    target: target.column,
    agree: held.filter(([, position]) => position > 0).length,
    disagree: held.filter(([, position]) => position < 0).length,
    bots,
  }
}

/** How many of the honest people placed before are in the same third after, the ends taken either way round. */
function keptThirds(honest: Crowd, after: Crowd): Kept {
  const [then, now] = [thirdsOf(inputOf(honest)), thirdsOf(inputOf(after))]
  let [placed, kept] = [0, 0]
  for (const half of [0, 1] as const) {
    const pairs = [...(then.halves[half] ?? [])]
      .map((third, person) => [third, now.halves[half]?.[person] ?? -1] as const)
      .filter(([third]) => third >= 0)
    placed += pairs.length
    const same = pairs.filter(([a, b]) => a === b).length
    kept += Math.max(same, pairs.filter(([a, b]) => a === 2 - b).length)
  }
  return { placed, kept }
}

/** What an attack in the last group gets adopted that was not before. */
function newlyAdopted(honest: Crowd, after: Crowd) {
  const before = judgements(honest)
  const fresh = judgements(after).flatMap((now, column) => {
    const was = before[column]
    return was ? [{ was, now }] : []
  })
  const adopted = fresh.filter(({ was, now }) => now.adopted && !was.adopted)
  return {
    against: adopted.filter(({ was }) => was.consents.slice(0, -1).includes(false)).length,
    boughtConsent: adopted.filter(({ was }) => !was.consents.at(-1)).length,
    movedThird: adopted.filter(({ was }) => !was.consents.includes(false)).length,
    pooled: fresh.filter(({ was, now }) => now.pooled && !was.pooled).length,
  }
}

/** Of each passage: which groups consent, what the rule says, and what a pooled two-thirds would. */
function judgements(crowd: Crowd) {
  const { halves } = thirdsOf(inputOf(crowd))
  const sizes = Array.from(
    { length: GROUPS },
    (_, group) => crowd.groups.filter((one) => one === group).length,
  )
  const all = crowd.columns.map(({ half }) => ({
    groups: sizes.map((N) => ({ S: 0, O: 0, R: 0, N })),
    thirds: [0, 1, 2].map(() => ({ S: 0, O: 0 })),
    judges: halves[half === 0 ? 1 : 0],
  }))
  crowd.ballots.forEach((ballot, person) => {
    for (const [column, position] of ballot) {
      const passage = all[column]
      const side = position > 0 ? 'S' : 'O'
      const group = passage?.groups[crowd.groups[person] ?? 0]
      if (group) group[side]++
      const third = passage?.thirds[passage.judges?.[person] ?? -1]
      if (third) third[side]++
    }
  })
  return all.map(({ groups, thirds }) => {
    const { consented, bridged } = verdictOf({ groups, thirds }, USUAL_RULE)
    const [yes, no] = (['S', 'O'] as const).map((side) => groups.reduce((sum, group) => sum + group[side], 0))
    return {
      consents: groups.map((group) => consents(group, USUAL_RULE)),
      adopted: consented && bridged,
      pooled: (yes ?? 0) >= 2 * (no ?? 0) + 1,
    }
  })
}
