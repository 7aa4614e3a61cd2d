// Why a transport could not be used. The manners (`dial`) read the code: after a reset a host and port is left alone.

/**
 * `unreachable`: no connection. `reset`: cut in a way that a middlebox would cut it. `cut`: ended before its end.
 * `timeout`: no answer in time. `refused`: an answer that says no. `too-long`: more bytes than may be there.
 * `malformed`: an answer that is none. `elsewhere`: an answer that sends to another address, which is never followed.
 * `page`: a web page, or JSON, where a file of a wall was asked for, as portals give it in everybody's place.
 */
export type TransportErrorCode =
  | 'transport/unreachable'
  | 'transport/reset'
  | 'transport/cut'
  | 'transport/timeout'
  | 'transport/refused'
  | 'transport/too-long'
  | 'transport/malformed'
  | 'transport/elsewhere'
  | 'transport/page'

/** The message says what was asked, what was expected and what came; it may hold an address, so it is never logged. */
export class TransportError extends Error {
  override readonly name = 'TransportError'
  readonly code: TransportErrorCode

  constructor(code: TransportErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
