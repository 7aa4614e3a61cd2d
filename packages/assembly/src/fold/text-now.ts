// The text as it stands now: its places, every wording proposed for them, and who is behind each, by what is held.
//
// For the eye and for whoever proposes or votes; nothing is decided by it. A copy that lacks bodies shows no result, but
// it can show what it holds.

import { KIND, type VerifiedEvent } from '@commonwall/wall'
import { type Alternative, type Constitution, parseConstitution } from '../record/index.ts'
import { AssemblyClock } from './clock.ts'
import { credentialCheck } from './credential-check.ts'
import { sortIntoDrawers } from './drawers.ts'
import type { AssemblyInput } from './input.ts'
import { type Place, placesAt } from './places.ts'
import { Sponsors } from './sponsors.ts'
import { VoiceBook } from './voices.ts'

export interface AlternativeNow extends Alternative {
  /** Unix seconds, witnessed; undefined while it is not. */
  readonly date: number | undefined
  /** Places of the groups that stand behind it now. */
  readonly sponsors: readonly number[]
  /** In the round of this text a position can be taken on it. */
  readonly called: boolean
}

export interface TextNow {
  /** The round whose text this is: the one that runs, or else the next; after the last one that. */
  readonly round: number
  /** Voices of each group, by its place. */
  readonly voices: readonly number[]
  /** Places with the wordings that are called in this round, or would be if it opened now. */
  readonly places: readonly Place[]
  /** Every alternative of this assembly that is held, the earliest first. */
  readonly alternatives: readonly AlternativeNow[]
}

/** What is held of the text. @throws DefinitionError if the constitution is none */
export function textNow(input: AssemblyInput): TextNow {
  const constitution = parseConstitution(input.constitution)
  const { wallTime } = input
  const clock = new AssemblyClock(constitution.logs, input.logs, [])
  const drawers = drained(sortIntoDrawers(constitution, [...input.events].filter(isNoLaterBallot)))
  const isCredentialed = input.isCredentialed ?? credentialCheck(constitution)
  const book = new VoiceBook({ constitution, enrolments: drawers.enrolments, clock, isCredentialed })
  const voices = book.within(clock.sizesBy(wallTime))
  const sponsors = new Sponsors(drawers, clock)
  const { alternatives } = drawers
  const round = roundAt(constitution, wallTime)
  const opens = Math.min(constitution.rounds[round]?.from ?? 0, wallTime)
  const places = placesAt({ constitution, alternatives, sponsors, clock, voices, opens })
  const called = new Set(places.flatMap(({ wordings }) => wordings.map(({ id }) => id)))
  return {
    ...{ round, places },
    voices: constitution.groups.map((_, at) => [...voices.values()].filter((group) => group === at).length),
    alternatives: [...alternatives.values()]
      .map((one) => ({
        ...one,
        date: clock.date(one.id),
        sponsors: sponsors.groupsAt(one.id, wallTime, voices),
        called: called.has(one.id),
      }))
      .sort((a, b) => (a.date ?? Infinity) - (b.date ?? Infinity) || (a.id < b.id ? -1 : 1)),
  }
}

function roundAt({ rounds }: Constitution, time: number): number {
  const next = rounds.findIndex(({ until }) => time <= until)
  return next === -1 ? rounds.length - 1 : next
}

/** First ballots stand here too, as they make voices; what people said later is not looked at. */
function isNoLaterBallot({ kind, tags }: VerifiedEvent): boolean {
  return kind !== KIND.ballot || tags[2]?.[0] === 'n'
}

function drained<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}
