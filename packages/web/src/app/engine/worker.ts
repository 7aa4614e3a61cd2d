// The worker's end: one engine, and the calls that come for it.

import { createEngine } from './engine.ts'
import type { Answer, Call } from './wire.ts'

interface Scope {
  onmessage: ((event: { readonly data: Call }) => void) | null
  postMessage(answer: Answer, handedOver?: Transferable[]): void
}
const scope = globalThis as unknown as Scope

/** Changes come in bursts while a wall is read; the shell is told at most so often, in milliseconds. */
const REST = 250
let isResting = false

/** Signatures that were asked for outside, by number. */
const signing = new Map<number, (signed: unknown) => void>()
let asked = 0

/** Answers the shell, for as long as the worker lives. */
export function serve(): void {
  const engine = createEngine({
    now: () => Math.floor(Date.now() / 1000),
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    onRelay: () => scope.postMessage({ notice: 'relay', detail: undefined }),
    onLock: () => scope.postMessage({ notice: 'lock', detail: undefined }),
    signOutside: (given) =>
      new Promise((resolve) => {
        signing.set(++asked, resolve)
        scope.postMessage({ notice: 'sign', detail: { asked, given } })
      }),
    onChange() {
      if (isResting) return
      isResting = true
      setTimeout(() => {
        isResting = false
        scope.postMessage({ notice: 'change', detail: undefined })
      }, REST)
    },
  })

  scope.onmessage = ({ data: { id, method, input } }) => {
    if (method === 'signed') return takeSignature(input as { asked: number; signed: unknown })
    // A call that the engine does not have fails like any other: the shell and it are of one build.
    const call = (engine as unknown as Record<string, (input: unknown) => Promise<unknown>>)[method]
    new Promise((resolve) => resolve(call?.call(engine, input))).then(
      // Bytes are made for whoever asked: they are handed over, not copied.
      (output) => scope.postMessage({ id, output }, output instanceof Uint8Array ? [output.buffer] : []),
      (error: unknown) => scope.postMessage({ id, error: readError(error) }),
    )
  }
}

function takeSignature({ asked: number, signed }: { asked: number; signed: unknown }): void {
  signing.get(number)?.(signed)
  signing.delete(number)
}

function readError(error: unknown): { code: string; message: string } {
  if (!(error instanceof Error)) return { code: 'engine/failed', message: String(error) }
  const { code } = error as { code?: unknown }
  return { code: typeof code === 'string' ? code : 'engine/failed', message: error.message }
}
