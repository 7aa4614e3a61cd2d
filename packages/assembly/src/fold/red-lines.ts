// Which red lines stand. One that was answered on the record lapses into an objection, unless who drew it says so
// again, in a ballot after the answer, within the time that the constitution gives for it.

import type { Ballot, Constitution, Position } from '../record/index.ts'
import type { AssemblyClock } from './clock.ts'
import type { Sponsors } from './sponsors.ts'

export interface RedLinesInput {
  readonly constitution: Pick<Constitution, 'silence'>
  /** Every ballot of a voice that counts in the stage, also those replaced since: an answer stays on the record. */
  readonly ballots: readonly Ballot[]
  readonly sponsors: Sponsors
  readonly clock: AssemblyClock
  /** Wordings that anybody may answer for: first wordings and the whole document, which have no sponsors. */
  readonly unsponsored: ReadonlySet<string>
  /** End of the stage, unix seconds. */
  readonly until: number
}

/** One answer to one red line. */
interface Answer {
  readonly text: string
  readonly date: number
}

export class RedLines {
  readonly #answers = new Map<string, Answer[]>()
  readonly #input: RedLinesInput

  constructor(input: RedLinesInput) {
    this.#input = input
    const { ballots, sponsors, clock, unsponsored, until } = input
    for (const { id, author, replies } of ballots)
      for (const { on, reason, text } of replies) {
        if (!unsponsored.has(on) && !sponsors.everSigned(on, author, until)) continue
        const date = clock.date(id) ?? until
        const key = on + reason
        const answers = this.#answers.get(key)
        if (answers === undefined) this.#answers.set(key, [{ text, date }])
        else answers.push({ text, date })
      }
  }

  /** True if a red line stands when the stage ends. @param date witnessed time of the ballot that draws it */
  stands({ on, reason = '' }: Pick<Position, 'on' | 'reason'>, date: number): boolean {
    const { until, constitution } = this.#input
    const answers = this.#answers.get(on + reason) ?? []
    return !answers.some((answer) => answer.date <= until - constitution.silence && date <= answer.date)
  }

  /** Ids of the posts that answer, ascending. */
  answersTo({ on, reason = '' }: Pick<Position, 'on' | 'reason'>): string[] {
    return [...new Set((this.#answers.get(on + reason) ?? []).map(({ text }) => text))].sort()
  }
}
