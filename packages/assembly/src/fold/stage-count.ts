// One stage counted: whose ballot counts, what it says of each wording, and where everybody stands on the axis.

import type { Ballot, Constitution } from '../record/index.ts'
import type { AssemblyClock } from './clock.ts'
import { type Place, placeOfEach } from './places.ts'
import { RedLines } from './red-lines.ts'
import { RunningTally } from './running-tally.ts'
import type { Sponsors } from './sponsors.ts'
import type { ReasonState } from './state.ts'
import { Thirds } from './thirds.ts'
import type { Voices } from './voices.ts'

export interface StageCountInput {
  readonly constitution: Constitution
  readonly voices: Voices
  /** Of this stage and those before it, as far as they were in time. */
  readonly ballots: readonly Ballot[]
  readonly places: readonly Pick<Place, 'id' | 'half' | 'wordings'>[]
  /** Wordings that have no sponsors. */
  readonly unsponsored: ReadonlySet<string>
  readonly sponsors: Sponsors
  readonly clock: AssemblyClock
  readonly until: number
  /** False for the whole document, which is judged by groups alone. */
  readonly byThirds: boolean
}

/** What is known of one wording. */
export interface WordingCount {
  readonly groups: readonly { readonly S: number; readonly O: number; readonly R: number }[]
  readonly thirds: readonly { readonly S: number; readonly O: number }[]
  readonly reasons: readonly ReasonState[]
}

export interface StageCount {
  of(wording: string): WordingCount
  /** By place of the group: voices with a position on any wording of the place. */
  turnout(place: string): readonly number[]
}

interface ReasonCount {
  people: number
  red: number
  lapsed: number
}

/** So many voices are looked at between two pauses. */
const STEP = 50

/** Counts a stage; pauses now and then, so that a page stays alive. */
export function* countStage(input: StageCountInput): Generator<undefined, StageCount> {
  const { constitution, voices, ballots, places, clock } = input
  const groupCount = constitution.groups.length
  const wordings = places.flatMap((place) => place.wordings.map(({ id }) => id))
  const tally = new RunningTally<Ballot>(wordings, groupCount)
  const counting: Ballot[] = []
  for (const [at, ballot] of ballots.entries()) {
    if (at % STEP === 0) yield
    const group = voices.get(ballot.author)
    if (group === undefined) continue
    counting.push(ballot)
    tally.put(ballot, group)
  }
  const redLines = new RedLines({ ...input, ballots: counting })
  const lapsed = new Int32Array(wordings.length * groupCount)
  const reasons = new Map<string, Map<string, ReasonCount>>()
  const turnout = new TurnoutCounts(places, groupCount)
  const thirds = new Thirds(places, voices)
  let seen = 0
  for (const [pubkey, group] of voices) {
    if (seen++ % STEP === 0) yield
    thirds.next(pubkey)
    const located = tally.current.get(pubkey)
    if (located === undefined) continue
    const { ballot, wordings } = located
    const date = clock.date(ballot.id) ?? input.until
    turnout.add(group, wordings)
    for (const [at, position] of ballot.positions.entries()) {
      const place = wordings[at] ?? -1
      if (place < 0) continue
      thirds.add(place, position.value)
      if (position.value > 0) continue
      const falls = position.value === -2 && !redLines.stands(position, date)
      if (falls) lapsed[place * groupCount + group] = (lapsed[place * groupCount + group] ?? 0) + 1
      if (position.reason === undefined) continue
      const own = reasons.get(position.on) ?? new Map<string, ReasonCount>()
      reasons.set(position.on, own)
      const key = `${group} ${position.reason}`
      const count = own.get(key) ?? { people: 0, red: 0, lapsed: 0 }
      own.set(key, count)
      count.people++
      if (falls) count.lapsed++
      else if (position.value === -2) count.red++
    }
  }
  yield
  if (input.byThirds) yield* thirds.place(constitution.bridgePeople)
  seen = 0
  for (const pubkey of voices.keys()) {
    if (seen++ % STEP === 0) yield
    const located = tally.current.get(pubkey)
    if (located !== undefined) thirds.count(pubkey, located)
  }
  return {
    of: (wording) => {
      const place = tally.counts.placeOf(wording) ?? -1
      const groups = constitution.groups.map((_, group) => {
        const { S, O, R } = tally.counts.tally(place, group)
        return { S, O, R: R - (lapsed[place * groupCount + group] ?? 0) }
      })
      return {
        groups,
        thirds: thirds.of(place),
        reasons: reasonsOf(wording, reasons.get(wording), redLines),
      }
    },
    turnout: (place) => turnout.of(place),
  }
}

/** By group, then by reason. */
function reasonsOf(
  on: string,
  counts: ReadonlyMap<string, ReasonCount> | undefined,
  redLines: RedLines,
): ReasonState[] {
  return [...(counts ?? [])]
    .map(([key, count]) => {
      const [group = '', reason = ''] = key.split(' ')
      return { group: Number(group), reason, ...count, answers: redLines.answersTo({ on, reason }) }
    })
    .sort((a, b) => a.group - b.group || (a.reason < b.reason ? -1 : 1))
}

/** Voices of each group that said anything about each place. */
class TurnoutCounts {
  /** By wording, in the order of the places. */
  readonly #placeOf: readonly number[]
  readonly #at: ReadonlyMap<string, number>
  readonly #groups: number
  readonly #counts: Int32Array
  readonly #last: Int32Array
  #ballot = 0

  constructor(places: StageCountInput['places'], groups: number) {
    this.#groups = groups
    this.#at = new Map(places.map(({ id }, at) => [id, at]))
    this.#placeOf = placeOfEach(places)
    this.#counts = new Int32Array(places.length * groups)
    this.#last = new Int32Array(places.length)
  }

  add(group: number, wordings: readonly number[]): void {
    this.#ballot++
    for (const wording of wordings) {
      const place = wording < 0 ? undefined : this.#placeOf[wording]
      if (place === undefined || this.#last[place] === this.#ballot) continue
      this.#last[place] = this.#ballot
      const cell = place * this.#groups + group
      this.#counts[cell] = (this.#counts[cell] ?? 0) + 1
    }
  }

  of(place: string): readonly number[] {
    const from = (this.#at.get(place) ?? 0) * this.#groups
    return [...this.#counts.subarray(from, from + this.#groups)]
  }
}
