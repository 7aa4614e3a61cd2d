// The worker's end: one engine, and the calls that come for it.

import { createEngine, type FetchOwn } from './engine.ts'
import { ALIVE, type Answer, type Call } from './wire.ts'

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

/** Answers the shell, for as long as the worker lives. @param fetchOwn given the address of the second part, where it has one */
export function serve(fetchOwn: (address: string) => ReturnType<FetchOwn>): void {
  let address = ''
  const options = {
    now: () => Math.floor(Date.now() / 1000),
    random: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
    onRelay: () => scope.postMessage({ notice: 'relay', detail: undefined }),
    onLock: () => scope.postMessage({ notice: 'lock', detail: undefined }),
    signOutside: (given: unknown) =>
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
  }
  const engine = createEngine(options, () => fetchOwn(address))

  scope.onmessage = ({ data: { id, method, input } }) => {
    if (method === 'signed') return takeSignature(input as { asked: number; signed: unknown })
    if (method === 'second-part') {
      address = input as string
      return
    }
    if (method === ALIVE) return scope.postMessage({ id, output: undefined })
    engine
      .ask(method, input)
      // Bytes are made for whoever asked: they are handed over, not copied.
      .then((output) =>
        scope.postMessage({ id, output }, output instanceof Uint8Array ? [output.buffer] : []),
      )
      // Also of an answer that cannot be handed over: no question is left open.
      .catch((error: unknown) => {
        const said = readError(error)
        scope.postMessage({ id, error: said })
        // Whoever only asked for it ahead lacks nothing.
        if (said.code === 'engine/part' && method !== 'whole')
          scope.postMessage({ notice: 'part-missing', detail: undefined })
      })
  }
}

function takeSignature({ asked: number, signed }: { asked: number; signed: unknown }): void {
  signing.get(number)?.(signed)
  signing.delete(number)
}

function readError(error: unknown): { code: string; message: string } {
  if (!(error instanceof Error)) return { code: 'engine/failed', message: String(error) }
  if (error.name === 'NotReadableError') return { code: 'engine/unread', message: error.message }
  const { code } = error as { code?: unknown }
  return { code: typeof code === 'string' ? code : 'engine/failed', message: error.message }
}
