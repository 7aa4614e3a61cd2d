// What is said when a key, a signature, an invitation or an answer is not what it should be.

import { show } from '@commonwall/wall'

export type CredentialCode =
  /** A key that no credential may hang on. */
  | 'credential/key'
  /** A message or signature that is no number of the right range and length. */
  | 'credential/number'
  /** An issuer's answer that does not verify. */
  | 'credential/answer'
  /** An invitation, request or answer that is not of its format. */
  | 'credential/format'
  /** An entry that is not on the roll, or an invitation to something else. */
  | 'credential/roll'

/** Something about a credential that is refused. The message says field, expectation and what came. */
export class CredentialError extends Error {
  override readonly name = 'CredentialError'
  readonly code: CredentialCode
  readonly field: string

  constructor(code: CredentialCode, field: string, expected: string, got: unknown) {
    super(`${field}: expected ${expected}, got ${show(got)}`)
    this.code = code
    this.field = field
  }
}
