// Why the outbox did not take or give something. What it holds already is never touched by it.

/**
 * `damaged`: a row that is no post; it is left where it is. `foreign`: a post of another wall. `bridge`: a post that
 * would tell an address which may be told to one person only. `closed`: used after its end.
 */
export type OutboxErrorCode = 'outbox/damaged' | 'outbox/foreign' | 'outbox/bridge' | 'outbox/closed'

export class OutboxError extends Error {
  override readonly name = 'OutboxError'
  readonly code: OutboxErrorCode

  constructor(code: OutboxErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
