// What is said when a path or an archive is not of the one layout.

import { show } from '../event/event-error.ts'

/** A path, or an archive of paths, that is not as docs/protocol/layout.md and bundle.md say. */
export class LayoutError extends Error {
  override readonly name = 'LayoutError'
  readonly code = 'layout/invalid'
  /** What was looked at: a part of a path, or a header field with the byte where it starts. */
  readonly field: string

  constructor(field: string, expected: string, got: unknown) {
    super(`${field}: expected ${expected}, got ${show(got)}`)
    this.field = field
  }
}
