// What a command says when it could not do what it was asked, and with which number it ends.

/** 1: not done, or something is wrong. 2: the command was not understood. 3: nobody could be asked; try again. 70: our fault. */
export const EXIT = { wrong: 1, usage: 2, unreachable: 3, fault: 70 } as const

/** One sentence for a person, a code for a program. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  readonly code: string
  readonly exit: number

  /** @param code such as `post/refused` */
  constructor(code: string, message: string, exit: number = EXIT.wrong) {
    super(message)
    this.code = code
    this.exit = exit
  }
}

/** The number to end with: errors of ours are expected ones, anything else is a fault. */
export function exitOf(error: unknown): number {
  if (error instanceof CommandError) return error.exit
  if (isUnreachable(error)) return EXIT.unreachable
  if (!(error instanceof Error) || !('code' in error)) return EXIT.fault
  if (String(error.code).startsWith('commander.'))
    return 'exitCode' in error && error.exitCode === 0 ? 0 : EXIT.usage
  return EXIT.wrong
}

const UNREACHABLE: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'transport/unreachable',
  'transport/reset',
  'transport/cut',
  'transport/timeout',
])

/** True if nobody answered, or the line was cut; `fetch` says no more than that it failed. */
export function isUnreachable(error: unknown): boolean {
  if (error instanceof TypeError && error.message === 'fetch failed') return true
  return error instanceof Error && 'code' in error && UNREACHABLE.has(error.code)
}
