// Why a copy stops. Nothing that it holds is lost by it.

/**
 * `another-wall`: its store or source is of another wall than the one asked for. `no-wall`: nothing was read yet.
 * `incomplete`: what was asked for takes a whole log, and a part is held. `closed`: it was used after its end.
 */
export type CopyErrorCode = 'copy/another-wall' | 'copy/no-wall' | 'copy/incomplete' | 'copy/closed'

export class CopyError extends Error {
  override readonly name = 'CopyError'
  readonly code: CopyErrorCode

  constructor(code: CopyErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
