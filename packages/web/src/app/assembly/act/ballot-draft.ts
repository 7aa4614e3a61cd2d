// The ballot that is being filled in, in memory: what was taken on each wording. Rows write into it without the whole
// screen being drawn again, so that 750 of them do not hold up a finger.

import { asPosted } from '@commonwall/wall'
import { signal } from '@preact/signals'
import type { VoiceItem } from '../../engine/voice/calls.ts'
import { MOST } from '../../write/longest-text.ts'

export interface Taken {
  /** 2, 1, −1, −2; 0: none. */
  readonly value: number
  /** Id of a post. */
  readonly reason: string | undefined
  /** Words that are to become one; undefined where a post or none is cited. */
  readonly words: string | undefined
}

const NOTHING: Taken = { value: 0, reason: undefined, words: undefined }

/** An answer to a red line, in words. */
interface Answer {
  readonly on: string
  readonly reason: string
  readonly words: string
}

/** What was changed since the ballot that was cast last, as it is kept. */
export interface TypedBallot {
  readonly taken: readonly (readonly [string, Taken])[]
  readonly answers: readonly Answer[]
}

export class BallotDraft {
  readonly #cast: ReadonlyMap<string, Taken>
  readonly #taken: Map<string, Taken>
  /** By wording and reason. */
  readonly #answers: Map<string, Answer>
  readonly #keep: (typed: TypedBallot) => void
  /** Counts changes, for what is drawn from all rows together. */
  readonly changes = signal(0)

  /**
   * @param positions of the ballot that was cast last
   * @param typed what was changed since, and kept
   * @param keep told of every change
   */
  constructor(
    positions: readonly Pick<VoiceItem['positions'][number], 'on' | 'value' | 'reason'>[],
    typed: TypedBallot | undefined,
    keep: (typed: TypedBallot) => void,
  ) {
    this.#cast = new Map(positions.map(({ on, value, reason }) => [on, { value, reason, words: undefined }]))
    this.#taken = new Map(typed?.taken)
    this.#answers = new Map(typed?.answers.map((one) => [one.on + one.reason, one]))
    this.#keep = keep
  }

  on(wording: string): Taken {
    return this.#taken.get(wording) ?? this.#cast.get(wording) ?? NOTHING
  }

  take(wording: string, taken: Taken): void {
    this.#taken.set(wording, taken)
    this.#change()
  }

  answerTo(on: string, reason: string): string {
    return this.#answers.get(on + reason)?.words ?? ''
  }

  answer(on: string, reason: string, words: string): void {
    this.#answers.set(on + reason, { on, reason, words })
    this.#change()
  }

  #change(): void {
    this.#keep({ taken: [...this.#taken], answers: [...this.#answers.values()] })
    this.changes.value++
  }

  /** What is taken on these wordings; the others are not asked about in this stage. */
  positions(wordings: readonly string[]) {
    return wordings.flatMap((on) => {
      const { value, reason, words } = this.on(on)
      const said = asPosted(words ?? '').trim()
      return value === 0 ? [] : [{ on, value: value as 2 | 1 | -1 | -2, reason, words: said || undefined }]
    })
  }

  /** Something that was typed is too long to become a post. */
  get isTooLong(): boolean {
    const typed = [...this.#taken.values(), ...this.#answers.values()]
    return typed.some(({ words = '' }) => words.length > MOST)
  }

  get answers() {
    return [...this.#answers.values()]
      .map((one) => ({ ...one, words: asPosted(one.words).trim() }))
      .filter(({ words }) => words !== '')
  }
}
