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

/** What was answered to one red line, by thousands of ballots if somebody likes. */
interface Answered {
  readonly texts: Set<string>
  /** Of the answers that leave time to say it again, the last; −∞ where none does. */
  lastInTime: number
}

export class RedLines {
  readonly #answered = new Map<string, Answered>()

  constructor({ constitution, ballots, sponsors, clock, unsponsored, until }: RedLinesInput) {
    const inTime = until - constitution.silence
    for (const { id, author, replies } of ballots)
      for (const { on, reason, text } of replies) {
        if (!unsponsored.has(on) && !sponsors.everSigned(on, author, until)) continue
        const date = clock.date(id) ?? until
        const key = on + reason
        const answered = this.#answered.get(key) ?? { texts: new Set(), lastInTime: Number.NEGATIVE_INFINITY }
        this.#answered.set(key, answered)
        answered.texts.add(text)
        if (date <= inTime) answered.lastInTime = Math.max(answered.lastInTime, date)
      }
  }

  /** True if a red line stands when the stage ends. @param date witnessed time of the ballot that draws it */
  stands({ on, reason = '' }: Pick<Position, 'on' | 'reason'>, date: number): boolean {
    const { lastInTime = Number.NEGATIVE_INFINITY } = this.#answered.get(on + reason) ?? {}
    return date > lastInTime
  }

  /** Ids of the posts that answer, ascending. */
  answersTo({ on, reason = '' }: Pick<Position, 'on' | 'reason'>): string[] {
    return [...(this.#answered.get(on + reason)?.texts ?? [])].sort()
  }
}
