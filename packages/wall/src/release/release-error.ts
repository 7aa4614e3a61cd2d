// What is said when the note of a release, or the keys that it is checked by, are not as they must be.

import { show } from '../event/event-error.ts'

/** A note of a release, or a list of release keys, that is not as docs/protocol/release.md says. */
export class ReleaseError extends Error {
  override readonly name = 'ReleaseError'
  readonly code = 'release/invalid'
  /** What was looked at: `keys`, `note`, `signatures`, or a line of the note's text. */
  readonly field: string

  constructor(field: string, expected: string, got: unknown) {
    super(`${field}: expected ${expected}, got ${show(got)}`)
    this.field = field
  }
}
