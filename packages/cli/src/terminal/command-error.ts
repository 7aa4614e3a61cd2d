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
  if (!(error instanceof Error) || !('code' in error))
    return isNoAnswer(error) ? EXIT.unreachable : EXIT.fault
  const code = String(error.code)
  if (code.startsWith('commander.')) return 'exitCode' in error && error.exitCode === 0 ? 0 : EXIT.usage
  return UNREACHABLE.has(code) ? EXIT.unreachable : EXIT.wrong
}

const UNREACHABLE: ReadonlySet<string> = new Set([
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

/** `fetch` says no more than that it failed; the reason is its cause. */
export function isNoAnswer(error: unknown): boolean {
  return error instanceof TypeError && error.message === 'fetch failed'
}
