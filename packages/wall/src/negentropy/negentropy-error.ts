// What is said when a negentropy message cannot be read, or a peer makes no progress.

import { show } from '../event/event-error.ts'

/** A message that is not one of Negentropy Protocol V1 (NIP-77), or a reconciliation without end. */
export class NegentropyError extends Error {
  override readonly name = 'NegentropyError'
  readonly code = 'negentropy/invalid'

  constructor(field: string, expected: string, got: unknown) {
    super(`${field}: expected ${expected}, got ${show(got)}`)
  }
}
