// The bloc: what a pooled two-thirds adopts and what the consent of every group adopts, on 1,412 real roll calls.
//
// Every state is a voice of its regional group: yes is support, no an objection, an abstention no position. Nobody is
// said to have meant more than the vote.

import { type GroupTally, shortfall, verdictOf } from '@commonwall/assembly'
import { type Region, type RollCallHeader, readRollCalls } from './roll-calls.ts'
import { USUAL_RULE } from './rule.ts'
import { type Mark, markAt, type Sheet, type SheetRow } from './sheet.ts'

export interface BlocFigures {
  readonly states: number
  readonly bloc: number
  readonly calls: number
  /** More yes than no. */
  readonly majority: number
  /** Yes at least twice no, plus one, over all states. */
  readonly twoThirds: number
  /** The same in every regional group. */
  readonly everyGroup: number
  /** And with the quorum of support in each: the rule. */
  readonly adopted: number
  /** Passed two-thirds with less than a third of the western group voting yes. */
  readonly overTheWest: number
  /** Of those that two-thirds adopts and the rule does not: how many each group holds up. */
  readonly heldUpBy: Readonly<Record<string, number>>
  /** If the bloc votes yes as one and all others no: adopted by two-thirds, by the rule; and what stops it. */
  readonly asOne: BlocVerdict
  /** If on every roll call the bloc had voted yes as one, and the others as they did. */
  readonly asOneEverywhere: {
    readonly twoThirds: number
    readonly adopted: number
    /** Adopted although of the states outside the bloc no more voted yes than no. */
    readonly againstTheRest: number
    /** What two-thirds adopts in the same way. */
    readonly pooledAgainstTheRest: number
  }
  /** If all seats of one group vote yes and all others no: the verdict by group bought. */
  readonly bought: readonly (BlocVerdict & { readonly group: string })[]
  readonly examples: readonly (BlocVerdict & { readonly title: string; readonly number: string })[]
}

export interface BlocVerdict {
  readonly yes: number
  readonly no: number
  readonly twoThirds: boolean
  readonly adopted: boolean
  /** Groups that do not consent, and the least number of further supporters that each lacks. */
  readonly failing: readonly { readonly group: string; readonly by: number }[]
}

type States = RollCallHeader['states']
type Vote = (state: number) => Mark

/** @param without states left out, by name */
export function blocFigures(without: readonly string[] = []): BlocFigures {
  const { header, rows }: Sheet<RollCallHeader> = readRollCalls()
  const states = header.states
  const seats = [...states.keys()].filter((seat) => !without.includes(states[seat]?.name ?? ''))
  const groups = [...new Set(states.map(({ region }) => region))].sort()
  const count = (vote: Vote) => judge(states, seats, groups, vote)
  const voted = (row: SheetRow) => (seat: number) => markAt(row, seat)
  const inBloc = (seat: number) => states[seat]?.bloc ?? false
  const real = rows.map((row) => ({ row, ...count(voted(row)) }))
  const united = rows.map((row) => {
    const outside = seats.filter((seat) => !inBloc(seat)).map((seat) => markAt(row, seat))
    const [yes, no] = ['+', '-'].map((mark) => outside.filter((one) => one === mark).length)
    return { ...count((seat) => (inBloc(seat) ? '+' : markAt(row, seat))), against: (yes ?? 0) <= (no ?? 0) }
  })
  const captured = real.filter(({ twoThirds, adopted }) => twoThirds && !adopted)
  const heldUpBy = Object.fromEntries(
    groups.map((group) => [
      group,
      captured.filter((one) => one.failing.some((f) => f.group === group)).length,
    ]),
  )
  return {
    states: seats.length,
    bloc: seats.filter(inBloc).length,
    calls: rows.length,
    majority: real.filter(({ yes, no }) => yes > no).length,
    twoThirds: real.filter(({ twoThirds }) => twoThirds).length,
    everyGroup: real.filter(({ tallies }) => tallies.every(({ S, O }) => S >= 2 * O + 1)).length,
    adopted: real.filter(({ adopted }) => adopted).length,
    overTheWest: real.filter((one) => one.twoThirds && westernShare(states, seats, voted(one.row))).length,
    heldUpBy,
    asOne: verdict(count((seat) => (inBloc(seat) ? '+' : '-'))),
    asOneEverywhere: {
      twoThirds: united.filter(({ twoThirds }) => twoThirds).length,
      adopted: united.filter(({ adopted }) => adopted).length,
      againstTheRest: united.filter(({ adopted, against }) => adopted && against).length,
      pooledAgainstTheRest: united.filter(({ twoThirds, against }) => twoThirds && against).length,
    },
    bought: groups.map((group) => ({
      group,
      ...verdict(count((seat) => (states[seat]?.region === group ? '+' : '-'))),
    })),
    examples: captured
      .toSorted((a, b) => b.yes - a.yes || b.no - a.no)
      .slice(0, 3)
      .map((one) => ({ ...verdict(one), number: one.row.notes[1] ?? '', title: one.row.notes[2] ?? '' })),
  }
}

function judge(states: States, seats: readonly number[], groups: readonly Region[], vote: Vote) {
  const counts = new Map(groups.map((group) => [group, { S: 0, O: 0, R: 0, N: 0 }]))
  for (const seat of seats) {
    const tally = counts.get(states[seat]?.region ?? 'Africa')
    if (!tally) continue
    tally.N++
    const mark = vote(seat)
    if (mark === '+') tally.S++
    if (mark === '-') tally.O++
  }
  const tallies = groups.map((group): GroupTally => counts.get(group) ?? { S: 0, O: 0, R: 0, N: 0 })
  const yes = tallies.reduce((sum, { S }) => sum + S, 0)
  const no = tallies.reduce((sum, { O }) => sum + O, 0)
  const { consented } = verdictOf({ groups: tallies, thirds: [] }, USUAL_RULE)
  const failing = groups.flatMap((group, at) => {
    const tally = tallies[at]
    if (!tally) return []
    const { support, quorum } = shortfall(tally, USUAL_RULE)
    const by = Math.max(support, quorum)
    return by > 0 ? [{ group, by }] : []
  })
  return { tallies, yes, no, twoThirds: yes >= 2 * no + 1, adopted: consented, failing }
}

function verdict({ yes, no, twoThirds, adopted, failing }: ReturnType<typeof judge>): BlocVerdict {
  return { yes, no, twoThirds, adopted, failing }
}

/** True if fewer than a third of the western states that voted at all voted yes. */
function westernShare(states: States, seats: readonly number[], vote: Vote): boolean {
  const marks = seats.filter((seat) => states[seat]?.region === 'Western Europe and others').map(vote)
  const present = marks.filter((mark) => mark !== '.').length
  return present > 0 && 3 * marks.filter((mark) => mark === '+').length < present
}

/** The figures in words. */
export function tellBloc(figures: BlocFigures): string[] {
  const { states, bloc, calls, majority, twoThirds, everyGroup, adopted, overTheWest, asOne } = figures
  const united = figures.asOneEverywhere
  const because = ({ failing }: BlocVerdict) => failing.map(({ group, by }) => `${group} by ${by}`).join(', ')
  return [
    `${calls} roll calls of the UN General Assembly, sessions 60 to 74 (2005 to 2019), ${states} states in 5 groups.`,
    '',
    `  more yes than no                                   ${majority} adopted`,
    `  two-thirds of all who voted yes or no              ${twoThirds} adopted`,
    `  two-thirds in every regional group                 ${everyGroup} adopted`,
    `  and a fifth of every group in support (the rule)   ${adopted} adopted`,
    '',
    `${overTheWest} passed two-thirds with fewer than a third of the western group voting yes.`,
    'Of those that two-thirds adopts and the rule does not, held up by:',
    ...Object.entries(figures.heldUpBy).map(([group, held]) => `  ${group.padEnd(26)} ${held}`),
    '',
    'The largest majorities that one group or more did not follow:',
    ...figures.examples.map(
      (one) =>
        `  ${one.number}, ${one.yes} to ${one.no}: lacking ${because(one)}${one.title ? ` (${one.title})` : ''}`,
    ),
    '',
    `${bloc} of ${states} vote as one, yes, and all others no: two-thirds says ${said(asOne.twoThirds)}; the rule says ${said(asOne.adopted)}, lacking ${because(asOne)}.`,
    `On the real roll calls, with the ${bloc} voting yes as one each time and the others as they did: two-thirds adopts ${united.twoThirds}, ${united.pooledAgainstTheRest} of them although no more of the others voted yes than no; the rule adopts ${united.adopted}, ${united.againstTheRest} of them so.`,
    'All seats of one group vote yes, and all others no:',
    ...figures.bought.map((one) => `  ${one.group.padEnd(26)} ${said(one.adopted)}, lacking ${because(one)}`),
  ]
}

function said(adopted: boolean): string {
  return adopted ? 'adopted' : 'not adopted'
}
