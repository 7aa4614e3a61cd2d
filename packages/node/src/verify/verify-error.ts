// What the verifiers say when they cannot tell whether an event is right. Never taken for "invalid", never for "valid".

export type VerifyErrorCode =
  /** More waits than may wait: the caller did not mind `room()`. */
  | 'verify/full'
  /** A worker died while it held the event. */
  | 'verify/worker'
  | 'verify/closed'

export class VerifyError extends Error {
  override readonly name = 'VerifyError'
  readonly code: VerifyErrorCode

  constructor(code: VerifyErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
