// At scale: as many made-up people, passages and positions as the largest Polis conversation had, judged on one thread.
//
// The people are chance with two camps; no position in it is anybody's.

import { createHash } from 'node:crypto'
import { isBridged, type ThirdsInput, thirdsOf, verdictOf } from '@commonwall/assembly'
import { chance } from './chance.ts'
import { USUAL_RULE } from './rule.ts'

export interface Size {
  readonly people: number
  readonly passages: number
  readonly positions: number
}

/** The largest conversation that Polis' makers report: 33,422 people, 783 statements, 2.0 M votes. */
export const LARGEST: Size = { people: 33_422, passages: 783, positions: 2_000_000 }

/** Parts of a hundred in each of four groups. */
const GROUPS = [55, 25, 14, 6]

export interface ScaleFigures extends Size {
  /** Milliseconds: axes and thirds, counting, and both. */
  readonly thirdsMs: number
  readonly judgementMs: number
  readonly totalMs: number
  readonly adopted: number
  readonly suspended: number
  /** SHA-256 over thirds and verdicts: the same on every machine. */
  readonly hash: string
}

/** An assembly made of chance. @param seed the same seed gives the same people */
export function madeUp({ people, passages, positions }: Size, seed: number): ThirdsInput {
  const random = chance(seed)
  const pull = Float64Array.from({ length: passages }, () => 2 * random() - 1)
  const liking = Float64Array.from({ length: passages }, () => 1.6 * random() - 0.2)
  const share = positions / people / passages
  const start = new Int32Array(people + 1)
  const column: number[] = []
  const sum: number[] = []
  const groups = new Uint8Array(people)
  for (let person = 0; person < people; person++) {
    groups[person] = groupOf(random())
    const camp = (random() < 0.5 ? 1 : -1) * (0.4 + random())
    for (let passage = 0; passage < passages; passage++) {
      if (random() >= share) continue
      const drawn = Math.round((liking[passage] ?? 0) + 2 * camp * (pull[passage] ?? 0) + 2 * random() - 1)
      column.push(passage)
      sum.push(drawn === 0 ? 1 : Math.max(-2, Math.min(2, drawn)))
    }
    start[person + 1] = column.length
  }
  return {
    pubkeys: Array.from({ length: people }, (_, at) => at.toString(16).padStart(64, '0')),
    groups,
    columns: Array.from({ length: passages }, (_, at) => ({
      id: createHash('sha256').update(`passage ${at}`).digest('hex'),
      half: (at % 2) as 0 | 1,
    })),
    rows: {
      start,
      column: Int32Array.from(column),
      sum: Int32Array.from(sum),
      count: new Int32Array(column.length).fill(1),
    },
    least: 30,
  }
}

function groupOf(drawn: number): number {
  let upTo = 0
  return GROUPS.findIndex((part) => {
    upTo += part
    return 100 * drawn < upTo
  })
}

/** Axes, thirds and the judgement of every passage. @param clock milliseconds */
export function judgeAll(input: ThirdsInput, clock: () => number): ScaleFigures {
  const began = clock()
  const { halves } = thirdsOf(input)
  const placed = clock()
  const { start, column, sum } = input.rows
  const sizes = GROUPS.map((_, group) => input.groups.reduce((n, one) => n + (one === group ? 1 : 0), 0))
  const passages = input.columns.map(({ half }) => ({
    groups: sizes.map((N) => ({ S: 0, O: 0, R: 0, N })),
    thirds: [0, 1, 2].map(() => ({ S: 0, O: 0 })),
    judges: halves[half === 0 ? 1 : 0],
  }))
  for (let person = 0; person < input.groups.length; person++)
    for (let at = start[person] ?? 0; at < (start[person + 1] ?? 0); at++) {
      const passage = passages[column[at] ?? 0]
      const position = sum[at] ?? 0
      const side = position > 0 ? 'S' : 'O'
      const group = passage?.groups[input.groups[person] ?? 0]
      if (group) group[side]++
      if (group && position === -2) group.R++
      const third = passage?.thirds[passage.judges?.[person] ?? -1]
      if (third) third[side]++
    }
  const verdicts = passages.map(({ groups, thirds }) => ({
    ...verdictOf({ groups, thirds }, USUAL_RULE),
    thirds,
  }))
  const done = clock()
  const hash = createHash('sha256')
  for (const thirds of halves) hash.update(thirds ?? new Int8Array())
  hash.update(JSON.stringify(verdicts))
  return {
    people: input.pubkeys.length,
    passages: input.columns.length,
    positions: column.length,
    thirdsMs: Math.round(placed - began),
    judgementMs: Math.round(done - placed),
    totalMs: Math.round(done - began),
    adopted: verdicts.filter(({ consented, bridged }) => consented && bridged).length,
    suspended: verdicts.filter(({ consented, thirds }) => consented && !thirds.every(isBridged)).length,
    hash: hash.digest('hex'),
  }
}
