// How shell and engine talk: calls with an answer, and notices without one. Plain data only.

/** A call that is answered at once, whatever else is under way: whoever asks only wants to know that somebody is there. */
export const ALIVE = 'alive'

/** From the shell. */
export interface Call {
  readonly id: number
  readonly method: string
  readonly input: unknown
}

/** From the engine. */
export type Answer =
  | { readonly id: number; readonly output: unknown }
  | { readonly id: number; readonly error: { readonly code: string; readonly message: string } }
  | { readonly notice: string; readonly detail: unknown }

/** What went wrong in the engine, as the shell sees it. */
export class EngineError extends Error {
  override readonly name = 'EngineError'
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}
