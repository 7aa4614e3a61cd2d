// The ballot that is being filled in, in memory: what was taken on each wording. Rows write into it without the whole
// screen being drawn again, so that 750 of them do not hold up a finger.

import { withoutControls } from '@commonwall/wall'
import { signal } from '@preact/signals'
import type { VoiceItem } from '../../engine/voice/calls.ts'

export interface Taken {
  /** 2, 1, −1, −2; 0: none. */
  readonly value: number
  /** Id of a post. */
  readonly reason: string | undefined
  /** Words that are to become one; undefined where a post or none is cited. */
  readonly words: string | undefined
}

const NOTHING: Taken = { value: 0, reason: undefined, words: undefined }

export class BallotDraft {
  readonly #taken = new Map<string, Taken>()
  /** By wording and reason: an answer to a red line, in words. */
  readonly #answers = new Map<
    string,
    { readonly on: string; readonly reason: string; readonly words: string }
  >()
  /** Counts changes, for what is drawn from all rows together. */
  readonly changes = signal(0)

  constructor(positions: VoiceItem['positions']) {
    for (const { on, value, reason } of positions) this.#taken.set(on, { value, reason, words: undefined })
  }

  on(wording: string): Taken {
    return this.#taken.get(wording) ?? NOTHING
  }

  take(wording: string, taken: Taken): void {
    this.#taken.set(wording, taken)
    this.changes.value++
  }

  answer(on: string, reason: string, words: string): void {
    this.#answers.set(on + reason, { on, reason, words })
    this.changes.value++
  }

  /** What is taken on these wordings; the others are not asked about in this stage. */
  positions(wordings: readonly string[]) {
    return wordings.flatMap((on) => {
      const { value, reason, words } = this.on(on)
      const said = withoutControls(words ?? '').trim()
      return value === 0 ? [] : [{ on, value: value as 2 | 1 | -1 | -2, reason, words: said || undefined }]
    })
  }

  get answers() {
    return [...this.#answers.values()]
      .map((one) => ({ ...one, words: withoutControls(one.words).trim() }))
      .filter(({ words }) => words !== '')
  }
}
