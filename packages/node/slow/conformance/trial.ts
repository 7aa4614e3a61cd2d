// One thing that a relay should do, and how to see whether it does.

import type { Author } from './author.ts'
import type { Client } from './client.ts'

export interface Bench {
  /** ws:// address. */
  readonly url: string
  /** Two people who write, and one whom the relay has never seen. */
  readonly first: Author
  readonly second: Author
  readonly stranger: Author
  /** A connection that the trials of one run share. */
  readonly client: Client
  /** A fresh connection, closed when the run ends. */
  connect(): Promise<Client>
  /** A fresh key. */
  author(): Author
  /** Unix seconds of the relay's clock. */
  now(): number
  /** A word that no earlier run has used. */
  word(): string
}

/** undefined: passed. A text: why not. */
export type Outcome = string | undefined

export interface Trial {
  readonly name: string
  /** A relay that fails it is none. */
  readonly required: boolean
  run(bench: Bench): Promise<Outcome>
}

export function required(name: string, run: Trial['run']): Trial {
  return { name, required: true, run }
}

export function optional(name: string, run: Trial['run']): Trial {
  return { name, required: false, run }
}

/** Passes if the answer is yes. */
export function taken({ ok, message }: { readonly ok: boolean; readonly message: string }): Outcome {
  return ok ? undefined : `refused: ${message}`
}

/** Passes if the answer is no. */
export function refused({ ok, message }: { readonly ok: boolean; readonly message: string }): Outcome {
  return ok ? `taken: ${message}` : undefined
}
