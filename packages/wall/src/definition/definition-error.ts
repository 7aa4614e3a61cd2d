// What is said when a definition, a signature or a key event is not what its schema asks for.

import { type NostrEvent, show } from '../event/index.ts'

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

/** What a parser reads, or undefined where it refuses: for what is passed over if it is malformed. */
export function unlessRefused<T>(parse: (event: NostrEvent) => T, event: NostrEvent): T | undefined {
  try {
    return parse(event)
  } catch (error) {
    if (error instanceof DefinitionError) return undefined
    throw error
  }
}
