// The shell's end of the engine: starts the worker, asks it, and hears what it says unasked.

import type { UnsignedEvent } from '@commonwall/wall'
import type { Calls } from '../engine/engine.ts'
import type { Answer } from '../engine/wire.ts'
import { leaveAtOnce } from '../modes/before-leaving.ts'
import type { Standing } from './pulse.ts'
import { Questions, unanswered } from './questions.ts'

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

/** The text of the worker's script, and where its second part is. */
export type EngineProgram = typeof import('virtual:engine')

/** Stands for it where the browser refuses to make a worker: every question ends, and a wipe needs no more. */
const NOBODY: EngineClient = {
  ask: () => Promise.reject(unanswered('dead')),
  onNotice() {},
  silence() {},
  close() {},
}

/** @param onStanding told when it falls silent, answers again, or is dead: at once where the browser makes none */
export function startEngine(
  { source, second }: EngineProgram,
  onStanding: (standing: Standing) => void = () => undefined,
): EngineClient {
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }))
  let worker: Worker
  try {
    worker = new Worker(address, { name: 'engine' })
  } catch {
    onStanding('dead')
    return NOBODY
  }
  worker.postMessage({ id: 0, method: 'second-part', input: second })
  let notify: (notice: string, detail: unknown) => void = () => {}
  let isSilent = false
  const questions = new Questions(worker, (standing) => {
    if (!isSilent) onStanding(standing)
  })
  worker.onmessage = ({ data }: MessageEvent<Answer>) => {
    questions.heard()
    if ('notice' in data) {
      if (data.notice === 'relay') void connectRelays(worker)
      else if (data.notice === 'sign') void signOutside(worker, data.detail as AskedToSign)
      else if (isSilent) return
      else if (data.notice === 'lock') reloadLocked()
      else notify(data.notice, data.detail)
      return
    }
    if ('error' in data && /^store\/(?:closed|full|refused)$/.test(data.error.code) && !isSilent)
      notify('not-kept', undefined)
    questions.take(data)
  }
  return {
    ask: (method, ...[input]) => questions.ask(method, input),
    onNotice(listener) {
      notify = listener
    },
    silence() {
      isSilent = true
    },
    close() {
      isSilent = true
      questions.close()
      URL.revokeObjectURL(address)
    },
  }
}

/** What was open is gone from memory only when the page is; nothing is asked before. */
function reloadLocked(): void {
  leaveAtOnce()
  location.reload()
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
