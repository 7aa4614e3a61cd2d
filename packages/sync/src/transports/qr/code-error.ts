// Why a square or a code is not taken.

import { show } from '@commonwall/wall'

export type CodeErrorCode = 'code/foreign' | 'code/damaged' | 'code/invalid' | 'code/too-long'

/** `foreign`: not ours, or of another code. `damaged`: its parts do not fit. `invalid`: what it says is not in form. */
export class CodeError extends Error {
  override readonly name = 'CodeError'
  readonly code: CodeErrorCode

  constructor(code: CodeErrorCode, field: string, expected: string, got: unknown) {
    super(`${field}: expected ${expected}, got ${show(got)}`)
    this.code = code
  }
}
