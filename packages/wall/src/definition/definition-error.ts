// What is said when a definition, a signature or a key event is not what its schema asks for.

import { show } from '../event/index.ts'

/** A definition, signature or key event that the parser refuses. The message says field, expectation and what came. */
export class DefinitionError extends Error {
  override readonly name = 'DefinitionError'
  readonly code = 'definition/invalid'
  readonly field: string
  readonly expected: string

  constructor(field: string, expected: string, got: unknown) {
    super(`${field}: expected ${expected}, got ${show(got)}`)
    this.field = field
    this.expected = expected
  }
}
