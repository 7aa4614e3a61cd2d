// The crowd: a Polis conversation as ballots of one group, judged by the rule, and the map beside Polis' own groups.
//
// Agreement is support, disagreement an objection, a pass no position. A statement is a passage of its own; the
// halves of the axis are the even and the odd ones.

import { createHash } from 'node:crypto'
import {
  isBridged,
  type OpinionMap,
  opinionMap,
  type ThirdsInput,
  thirdsOf,
  verdictOf,
} from '@commonwall/assembly'
import type { Conversation } from './conversation.ts'
import { USUAL_RULE } from './rule.ts'
import { markAt } from './sheet.ts'

/** From so many people on there are thirds. */
const PEOPLE = 30

export interface StatementVerdict {
  readonly statement: string
  readonly agree: number
  readonly disagree: number
  /** Agree and disagree in each third of the main disagreement. */
  readonly thirds: readonly { readonly S: number; readonly O: number }[]
  readonly level: string
  /** A third holds it up. */
  readonly suspended: boolean
}

export interface CrowdFigures {
  readonly title: string
  readonly source: string
  readonly licence: string
  readonly people: number
  readonly statements: number
  readonly positions: number
  readonly placed: number
  /** Consented to by the group as a whole, and of these the ones that a third holds up. */
  readonly consented: number
  readonly suspended: number
  readonly clusters: number
  /** Of people whom both put into a group: how many of 1,000 into the same, by the best pairing. */
  readonly alike: number
  readonly agreed: readonly StatementVerdict[]
  readonly heldUp: readonly StatementVerdict[]
}

/** The ballots of a conversation, as an axis reads them. */
export function ballotsOf({ header, rows }: Conversation): ThirdsInput {
  const columns = header.statements.map((statement, at) => ({
    id: createHash('sha256').update(`${at} ${statement}`).digest('hex'),
    half: (at % 2) as 0 | 1,
  }))
  const start = new Int32Array(rows.length + 1)
  const cells: [column: number, position: number][] = []
  rows.forEach((row, person) => {
    header.statements.forEach((_, column) => {
      const mark = markAt(row, column)
      if (mark === '+') cells.push([column, 2])
      if (mark === '-') cells.push([column, -1])
    })
    start[person + 1] = cells.length
  })
  return {
    pubkeys: rows.map((_, at) => at.toString(16).padStart(64, '0')),
    groups: new Uint8Array(rows.length),
    columns,
    rows: {
      start,
      column: Int32Array.from(cells, ([column]) => column),
      sum: Int32Array.from(cells, ([, position]) => position),
      count: new Int32Array(cells.length).fill(1),
    },
    least: PEOPLE,
  }
}

export function crowdFigures(conversation: Conversation): {
  figures: CrowdFigures
  map: OpinionMap | undefined
} {
  const { header, rows } = conversation
  const ballots = ballotsOf(conversation)
  const { halves } = thirdsOf(ballots)
  const verdicts = header.statements.map((statement, column) => {
    const judges = halves[column % 2 === 0 ? 1 : 0]
    const whole = { S: 0, O: 0, R: 0, N: rows.length }
    const thirds = judges ? [0, 1, 2].map(() => ({ S: 0, O: 0 })) : []
    rows.forEach((row, person) => {
      const mark = markAt(row, column)
      const side = mark === '+' ? 'S' : mark === '-' ? 'O' : undefined
      if (!side) return
      whole[side]++
      const third = thirds[judges?.[person] ?? -1]
      if (third) third[side]++
    })
    const { level, consented } = verdictOf({ groups: [whole], thirds }, USUAL_RULE)
    const suspended = consented && !thirds.every(isBridged)
    return { statement, agree: whole.S, disagree: whole.O, thirds, level, suspended, consented }
  })
  const map = opinionMap(ballots)
  const consented = verdicts.filter((one) => one.consented)
  const byAgreement = (a: StatementVerdict, b: StatementVerdict) => b.agree - a.agree
  const agreed = consented.filter(({ suspended }) => !suspended).sort(byAgreement)
  const heldUp = consented.filter(({ suspended }) => suspended).sort(byAgreement)
  const tell = ({ statement, agree, disagree, thirds, level, suspended }: (typeof verdicts)[number]) => ({
    statement,
    agree,
    disagree,
    thirds,
    level,
    suspended,
  })
  return {
    figures: {
      title: header.title,
      source: header.source,
      licence: header.licence,
      people: rows.length,
      statements: header.statements.length,
      positions: ballots.rows.column.length,
      placed: map?.people.length ?? 0,
      consented: consented.length,
      suspended: heldUp.length,
      clusters: map?.clusters?.centres.length ?? 0,
      alike: map ? alikeness(conversation, map) : 0,
      agreed: agreed.slice(0, 5).map(tell),
      heldUp: heldUp.slice(0, 3).map(tell),
    },
    map,
  }
}

/** Of 1,000 people in a cluster of ours and a group of Polis: how many match, by the best pairing of the two. */
function alikeness(conversation: Conversation, map: OpinionMap): number {
  const labels = map.clusters?.labels
  const pairs = [...map.people].flatMap((person, row) => {
    const group = conversation.rows[person]?.notes[0] ?? ''
    return group === '' || !labels ? [] : [[Number(group), labels[row] ?? 0] as const]
  })
  const most = 1 + Math.max(0, ...pairs.flat())
  const matches = Array.from({ length: most }, () => new Array<number>(most).fill(0))
  for (const [group, label] of pairs) {
    const row = matches[group]
    if (row) row[label] = (row[label] ?? 0) + 1
  }
  return pairs.length === 0 ? 0 : Math.floor((1_000 * bestPairing(matches, 0, new Set())) / pairs.length)
}

function bestPairing(matches: readonly number[][], row: number, taken: ReadonlySet<number>): number {
  if (row === matches.length) return 0
  return Math.max(
    ...matches.map((_, column) =>
      taken.has(column)
        ? 0
        : (matches[row]?.[column] ?? 0) + bestPairing(matches, row + 1, new Set([...taken, column])),
    ),
  )
}
