// What is said when a well-formed, signed event may not stand on this wall.

import { show } from '../event/index.ts'

/**
 * kind: not one of the wall's. home: belongs to another wall, or to none. control: a control character.
 * protected: NIP-70. content: text where none may be, or none where some must be. tag: missing or misshapen.
 */
export type RuleCode =
  | 'rule/kind'
  | 'rule/home'
  | 'rule/control'
  | 'rule/protected'
  | 'rule/content'
  | 'rule/tag'

/** An event that the wall's rules refuse. The message says field, expectation and what came. */
export class RuleError extends Error {
  override readonly name = 'RuleError'
  readonly code: RuleCode
  readonly field: string
  readonly expected: string

  constructor(code: RuleCode, field: string, expected: string, got: unknown) {
    super(`${field}: expected ${expected}, got ${show(got)}`)
    this.code = code
    this.field = field
    this.expected = expected
  }

  /** The same refusal by the parser of a fixed schema, said as a rule's. */
  static from(error: Error & { readonly field: string; readonly expected: string }): RuleError {
    const rule = new RuleError('rule/tag', error.field, error.expected, undefined)
    rule.message = error.message
    return rule
  }
}
