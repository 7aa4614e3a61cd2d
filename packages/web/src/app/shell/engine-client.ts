// The shell's end of the engine: starts the worker and asks it. Every question ends: where the worker dies or falls silent, with
// an error that says so.

import type { UnsignedEvent } from '@commonwall/wall'
import type { Calls } from '../engine/engine.ts'
import { ALIVE, type Answer, EngineError } from '../engine/wire.ts'
import { Pulse, type Standing } from './pulse.ts'

export type Method = keyof Calls
export type Output<M extends Method> = Awaited<ReturnType<Calls[M]>>

export interface EngineClient {
  /** @throws EngineError with the engine's own code; engine/dead, engine/silent where no answer came or ever will */
  ask<M extends Method>(method: M, ...input: Parameters<Calls[M]>): Promise<Output<M>>
  /** Called whenever screens may have changed, and with each step of a longer work. */
  onNotice(listener: (notice: string, detail: unknown) => void): void
  /** Calls nobody back any more, whoever listens later: the page is to give way. */
  silence(): void
  /** Ends the worker, and with it whatever it held in memory. */
  close(): void
}

interface Waiting {
  readonly resolve: (output: never) => void
  readonly reject: (error: EngineError) => void
}

/** The text of the worker's script, and where its second part is. */
export type EngineProgram = typeof import('virtual:engine')

/** @param onStanding told when it falls silent, answers again, or is dead */
export function startEngine(
  { source, second }: EngineProgram,
  onStanding: (standing: Standing) => void = () => undefined,
): EngineClient {
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }))
  const worker = new Worker(address, { name: 'engine' })
  worker.postMessage({ id: 0, method: 'second-part', input: second })
  const waiting = new Map<number, Waiting>()
  let last = 0
  let notify: (notice: string, detail: unknown) => void = () => {}
  let isSilent = false
  /** Nobody waits any more: what is answered later is nobody's. */
  const endAll = (error: EngineError) => {
    const ended = [...waiting.values()]
    waiting.clear()
    for (const { reject } of ended) reject(error)
  }
  const pulse = new Pulse({
    probe: () => worker.postMessage({ id: 0, method: ALIVE, input: undefined }),
    isAwaited: () => waiting.size > 0,
    onStanding(standing) {
      if (standing === 'dead') worker.terminate()
      if (standing !== 'answers') endAll(unanswered(standing))
      if (!isSilent) onStanding(standing)
    },
  })
  worker.onerror = () => pulse.broke()
  // Whose answer it was that cannot be read nobody knows.
  worker.onmessageerror = () =>
    endAll(new EngineError('engine/failed', 'engine: expected an answer that can be read, got another'))
  worker.onmessage = ({ data }: MessageEvent<Answer>) => {
    pulse.heard()
    if ('notice' in data) {
      if (data.notice === 'relay') void connectRelays(worker)
      else if (data.notice === 'sign') void signOutside(worker, data.detail as AskedToSign)
      else if (!isSilent) notify(data.notice, data.detail)
      return
    }
    const call = waiting.get(data.id)
    waiting.delete(data.id)
    if ('error' in data && data.error.code === 'store/closed' && !isSilent) notify('not-kept', undefined)
    if ('error' in data) call?.reject(new EngineError(data.error.code, data.error.message))
    else call?.resolve(data.output as never)
  }
  return {
    ask: (method, ...[input]) =>
      new Promise((resolve, reject) => {
        if (pulse.standing !== 'answers') return reject(unanswered(pulse.standing))
        const id = ++last
        worker.postMessage({ id, method, input })
        waiting.set(id, { resolve: resolve as Waiting['resolve'], reject })
        pulse.listen()
      }),
    onNotice(listener) {
      notify = listener
    },
    silence() {
      isSilent = true
    },
    close() {
      isSilent = true
      pulse.close()
      worker.terminate()
      URL.revokeObjectURL(address)
    },
  }
}

function unanswered(standing: Standing): EngineError {
  return standing === 'dead'
    ? new EngineError('engine/dead', 'engine: expected an answer, and it has ended')
    : new EngineError('engine/silent', 'engine: expected an answer, got none for long')
}

interface AskedToSign {
  readonly asked: number
  readonly given: UnsignedEvent
}

/** Gives the engine what the browser's extension signed, or nothing where it signed nothing. */
async function signOutside(engine: Worker, { asked, given }: AskedToSign): Promise<void> {
  const signed = await import('../write/extension.ts')
    .then(({ signByExtension }) => signByExtension(given))
    .catch(() => undefined)
  engine.postMessage({ id: 0, method: 'signed', input: { asked, signed } })
}

/** Gives the engine its line to the worker that speaks with relays, or word that there is none. */
async function connectRelays(engine: Worker): Promise<void> {
  const line = await import('../relays/connect.ts')
    .then(({ startRelays }) => startRelays())
    .catch(() => undefined)
  // No answer is waited for: nobody asked.
  engine.postMessage({ id: 0, method: 'relays', input: line }, line ? [line] : [])
}
