// What is said when no address gave an answer: why each did not.

export type PoolErrorCode = 'pool/nobody' | 'pool/resting' | 'pool/closed'

/** Why one address gave none; undefined error: it has not got what was asked for. */
export interface Refusal {
  readonly address: string
  readonly error: unknown
}

const SENTENCES: Readonly<Record<PoolErrorCode, string>> = {
  'pool/nobody': 'no address answered',
  'pool/resting': 'every address failed just now, and rests',
  'pool/closed': 'closed',
}

/** `pool/nobody`: all were asked; `pool/resting`: some are left alone; their reasons are beside it, never logged. */
export class PoolError extends Error {
  override readonly name = 'PoolError'
  readonly code: PoolErrorCode
  readonly refusals: readonly Refusal[]

  constructor(code: PoolErrorCode, refusals: readonly Refusal[]) {
    super(SENTENCES[code])
    this.code = code
    this.refusals = refusals
  }
}
