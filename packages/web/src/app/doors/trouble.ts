// Why a door stayed shut or broke off. Only the code goes to the page, which has words for each in every language; the
// sentence is for who runs the demonstration.

export const TROUBLES = [
  /** The page is of an earlier start, or was not asked for on this machine. */
  'another-start',
  /** Nobody answers: the demonstration was ended. */
  'gone',
  'language',
  /** A copy took what it should have refused. */
  'not-caught',
  /** A program did not start, or ended. */
  'not-started',
  /** The machine is too busy, or a program hangs. */
  'too-late',
  'unexpected',
] as const
export type Trouble = (typeof TROUBLES)[number]

export class DoorError extends Error {
  override readonly name = 'DoorError'
  readonly code: `door/${Trouble}`

  constructor(trouble: Trouble, message: string) {
    super(message)
    this.code = `door/${trouble}`
  }
}

/** The code as it goes over the line; whatever is no trouble of a door is unexpected. */
export function troubleIn(text: string): Trouble {
  return TROUBLES.find((one) => `door/${one}` === text.trim()) ?? 'unexpected'
}
