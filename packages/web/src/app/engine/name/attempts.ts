// Tries at the key of a name that came too late or were signed by nobody who may: without effect, and shown, so that its
// owner sees who tried (DESIGN §3.6).

import { profileOf } from '../fill/authors.ts'
import type { Wall } from '../wall.ts'

export interface Attempt {
  /** Id of the name. */
  readonly name: string
  /** What it is called. */
  readonly called: string
  /** Witnessed, unix seconds. */
  readonly at: number
  /** Whoever made it had the twelve words that were good then. Else anybody could have: it is noise. */
  readonly hadWords: boolean
}

/** Those that had the words first, then the newest. */
export function attemptsOn(wall: Wall): readonly Attempt[] {
  return wall.held.names.attempts
    .flatMap(({ name, at, hadWords }) => (name === undefined ? [] : [{ name, at, hadWords }]))
    .map((one) => ({ ...one, called: profileOf(wall, '', one.name) ?? one.name.slice(0, 8) }))
    .sort((a, b) => Number(b.hadWords) - Number(a.hadWords) || b.at - a.at)
}
