// Why nothing was taken in, in one sentence; for two histories of one log, with what proves them.

/** What a copy brought cannot be added to what is held. */
export class HeldError extends Error {
  override readonly name = 'HeldError'
  readonly code: 'held/other-wall' | 'held/differs' | 'held/older'
  /** With `differs`: the log's own checkpoints that contradict each other. */
  readonly notes: readonly string[]

  constructor(code: HeldError['code'], message: string, notes: readonly string[] = []) {
    super(message)
    this.code = code
    this.notes = notes
  }
}
