// The demonstration's assembly from its constitution to the outcome: proposals, two rounds, the document as a whole.

import {
  type AssemblyState,
  alternativeTemplate,
  ballotTemplate,
  DAY,
  type Outcome,
  outcomeHash,
  outcomeOf,
  type Position,
  passageId,
  type Random,
  type RedLineReply,
  stateHash,
} from '@commonwall/assembly'
import { Hall, type HallOptions, type Speaker } from './hall.ts'
import {
  ANSWER,
  GROUPS,
  type GroupName,
  PASSAGES,
  PEOPLE_A_GROUP,
  type Proposal,
  RED_LINE,
  ROUNDS,
  type Stage,
  valuesOf,
  WHOLE,
} from './story.ts'
import type { Wording } from './texts.ts'
import { memoryVenue } from './venue.ts'

export interface Negotiated {
  readonly state: AssemblyState
  readonly stateHash: string
  /** The hash computed again from the same events in another order, each twice. */
  readonly again: string
  readonly outcome: Outcome
  readonly outcomeHash: string
  /** What each wording's id stands for. */
  readonly wordings: ReadonlyMap<string, Wording>
}

/** Days on which is proposed, positions are taken, and issuers close: of two rounds and of the whole. */
const PROPOSED = [5, 17]
const TAKEN = [7, 19, 31]
const CLOSED = [16.5, 28.5, 38]

/** The calendar of who meets in memory is its own. */
const START = 20_000 * DAY
const SUBJECT = { title: 'The words', text: 'Made for this demonstration.', tags: [] }
/** The day after which nothing is said any more. */
export const ENDED = 39

/** Where and when it meets; default: in memory, with a calendar of its own. */
export type MeetingAt = Pick<HallOptions, 'venue' | 'start' | 'subject' | 'sign' | 'keys'>

/** @param random for all keys; the same bytes give the same assembly but for the issuers' RSA keys */
export async function negotiate(
  random: Random,
  at: MeetingAt = { venue: memoryVenue(random, START), start: START, subject: SUBJECT },
): Promise<Negotiated> {
  const passages = PASSAGES.map(({ slug, first }) => ({ slug, text: first.text }))
  const hall = new Hall({ ...at, groups: GROUPS, peopleAGroup: PEOPLE_A_GROUP, passages, random })
  const ids = new Map<Wording, string>(
    PASSAGES.map(({ slug, first }) => [first, passageId(hall.constitution.id, slug)]),
  )
  await hall.becomes(1)
  const credentials = hall.issue()
  await hall.becomes(4)
  for (const [group, held] of credentials) hall.enrol(group, held)
  const person = (group: GroupName, at: number): Speaker => hall.people.get(group)?.[at] ?? hall.someone()
  const propose = ({ passage, wording, parents, sponsors }: Proposal) => {
    const text = hall.say(hall.someone(), hall.post(wording.text)).id
    const fields = { wall: hall.wall, assembly: hall.constitution.id, target: passage, text }
    const joined = parents.map((one) => ids.get(one) ?? '').sort()
    const event = hall.say(
      hall.someone(),
      alternativeTemplate({ ...fields, place: 'passage', parents: joined }, { createdAt: hall.day }),
    )
    ids.set(wording, event.id)
    for (const group of sponsors) hall.vouch(person(group, 0), event)
  }
  for (const [stage, round] of ROUNDS.entries()) {
    await hall.becomes(PROPOSED[stage] ?? 0)
    round.proposals.forEach(propose)
    await hall.becomes(TAKEN[stage] ?? 0)
    castRound(hall, stage, round, ids, person)
    await hall.becomes(CLOSED[stage] ?? 0)
    await hall.close(stage)
  }
  await hall.becomes(TAKEN[ROUNDS.length] ?? 0)
  const document = hall.state().stages.at(-1)?.document?.id ?? ''
  castWhole(hall, document, person)
  await hall.becomes(CLOSED[ROUNDS.length] ?? 0)
  await hall.close(ROUNDS.length)
  await hall.becomes(ENDED)
  const state = hall.state()
  const outcome = outcomeOf(hall.constitution, state)
  if (outcome === undefined) throw new Error('the last round has not ended')
  return {
    state,
    stateHash: stateHash(state),
    again: stateHash(hall.state((events) => [...events.toReversed(), ...events])),
    outcome,
    outcomeHash: outcomeHash(outcome),
    wordings: new Map([...ids].map(([wording, id]) => [id, wording])),
  }
}

function castRound(
  hall: Hall,
  stage: number,
  { stands }: Stage,
  ids: ReadonlyMap<Wording, string>,
  person: (group: GroupName, at: number) => Speaker,
): void {
  const why = hall.say(hall.someone(), hall.post(RED_LINE)).id
  const answer = hall.say(hall.someone(), hall.post(ANSWER)).id
  for (const group of GROUPS)
    for (let at = 0; at < PEOPLE_A_GROUP; at++) {
      const positions = stands.flatMap(([wording, by]): Position[] => {
        const value = valuesOf(by, group)[at]
        if (value === undefined) return []
        return [{ on: ids.get(wording) ?? '', value, reason: value === -2 ? why : undefined }]
      })
      // One of the governments answers the red lines on first wordings, which everybody may.
      const replies = group === 'governments' && at === 0 ? repliesTo(stands, ids, why, answer) : []
      const fields = {
        wall: hall.wall,
        assembly: hall.constitution.id,
        stage,
        counter: stage + 1,
        positions,
        replies,
      }
      hall.say(person(group, at), ballotTemplate(fields, { day: hall.day }))
    }
}

function repliesTo(stands: Stage['stands'], ids: ReadonlyMap<Wording, string>, reason: string, text: string) {
  const first = new Set<Wording>(PASSAGES.map((passage) => passage.first))
  return stands.flatMap(([wording, by]): RedLineReply[] =>
    first.has(wording) && GROUPS.some((group) => valuesOf(by, group).includes(-2))
      ? [{ on: ids.get(wording) ?? '', reason, text }]
      : [],
  )
}

function castWhole(hall: Hall, document: string, person: (group: GroupName, at: number) => Speaker): void {
  for (const group of GROUPS)
    valuesOf(WHOLE, group).forEach((value, at) => {
      const positions: Position[] = [{ on: document, value, reason: undefined }]
      const fields = { wall: hall.wall, assembly: hall.constitution.id, stage: ROUNDS.length }
      const ballot = { ...fields, counter: ROUNDS.length + 1, positions, replies: [] }
      hall.say(person(group, at), ballotTemplate(ballot, { day: hall.day }))
    })
}
