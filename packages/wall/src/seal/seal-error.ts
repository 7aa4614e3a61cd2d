// What is said when a sealed line, an inbox note or an inbox body is refused.

import { show } from '../event/event-error.ts'

export type SealErrorCode = 'seal/invalid' | 'seal/unreadable' | 'seal/newer' | 'inbox/invalid'

/** `seal/unreadable`: for another key, or damaged. `seal/newer`: in a version of NIP-44 that is not known here. The others: not in the form of docs/protocol/sealed-line.md. */
export class SealError extends Error {
  override readonly name = 'SealError'
  readonly code: SealErrorCode

  constructor(code: SealErrorCode, field: string, expected: string, got: unknown) {
    super(`${field}: expected ${expected}, got ${show(got)}`)
    this.code = code
  }
}
