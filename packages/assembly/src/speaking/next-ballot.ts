// The next ballot of a voice, after those that it has said: all positions at once, with a higher counter.

import { type EventTemplate, KIND, type NostrEvent, unlessRefused } from '@commonwall/wall'
import {
  type Ballot,
  ballotTemplate,
  type Constitution,
  type Enrolment,
  type Position,
  parseBallot,
  type RedLineReply,
} from '../record/index.ts'
import { type Among, refuseFew } from './few-voices.ts'
import { startOfDay } from './first-word.ts'

/** What a key has said in an assembly. */
export interface Said {
  readonly enrolment: Enrolment | undefined
  /** The lowest counter first. */
  readonly ballots: readonly Ballot[]
}

export function saidBy(events: Iterable<NostrEvent>, assembly: string, pubkey: string): Said {
  const said = [...events].flatMap((event) =>
    event.kind === KIND.ballot && event.pubkey === pubkey ? (unlessRefused(parseBallot, event) ?? []) : [],
  )
  const here = said.filter((one) => one.assembly === assembly)
  return {
    enrolment: here.find((one) => one.form === 'enrolment'),
    ballots: here.filter((one) => one.form === 'ballot').sort((a, b) => a.counter - b.counter),
  }
}

export interface NextBallot {
  readonly stage: number
  readonly positions: readonly Position[]
  readonly replies: readonly RedLineReply[]
  /** True: these are all. Else what the last ballot of this stage said on other wordings is said again. */
  readonly only: boolean
  readonly among: Among
}

/** @param now unix seconds; the ballot tells the day @throws FewVoicesError, DefinitionError */
export function nextBallot(
  { wall, id }: Pick<Constitution, 'wall' | 'id'>,
  { ballots }: Said,
  { stage, positions, replies, only, among }: NextBallot,
  now: number,
): EventTemplate {
  refuseFew(among)
  const last = ballots.at(-1)
  const named = new Set(positions.map(({ on }) => on))
  const kept = only || last?.stage !== stage ? [] : last.positions.filter(({ on }) => !named.has(on))
  return ballotTemplate(
    {
      ...{ wall, assembly: id, stage, counter: (last?.counter ?? 0) + 1 },
      positions: [...kept, ...positions],
      replies,
    },
    { day: startOfDay(now) },
  )
}
