// Questions to a worker, and its answers. Every question ends: where the worker dies or falls silent, with an error that says
// so.

import { ALIVE, type Answer, EngineError } from '../engine/wire.ts'
import { Pulse, type Standing } from './pulse.ts'

/** What a worker says to a question. */
export type Answered = Exclude<Answer, { readonly notice: string }>

interface Waiting {
  readonly resolve: (output: never) => void
  readonly reject: (error: EngineError) => void
}

export class Questions {
  readonly #worker: Worker
  readonly #pulse: Pulse
  readonly #waiting = new Map<number, Waiting>()
  #last = 0

  /** @param onStanding told when it falls silent, answers again, or is dead: what was asked has ended by then */
  constructor(worker: Worker, onStanding: (standing: Standing) => void) {
    this.#worker = worker
    this.#pulse = new Pulse({
      probe: () => worker.postMessage({ id: 0, method: ALIVE, input: undefined }),
      isAwaited: () => this.#waiting.size > 0,
      onStanding: (standing) => {
        if (standing === 'dead') worker.terminate()
        if (standing !== 'answers') this.#endAll(unanswered(standing))
        onStanding(standing)
      },
    })
    worker.onerror = () => this.#pulse.broke()
    // Whose answer it was that cannot be read nobody knows.
    worker.onmessageerror = () =>
      this.#endAll(new EngineError('engine/failed', 'worker: expected an answer, got another'))
  }

  /**
   * @param moved bytes that go over instead of being copied
   * @throws EngineError with the worker's own code; engine/dead, engine/silent where no answer came or ever will
   */
  ask(method: string, input: unknown, moved: Transferable[] = []): Promise<never> {
    return new Promise((resolve, reject) => {
      const { standing } = this.#pulse
      if (standing !== 'answers') return reject(unanswered(standing))
      const id = ++this.#last
      this.#worker.postMessage({ id, method, input }, moved)
      this.#waiting.set(id, { resolve, reject })
      this.#pulse.listen()
    })
  }

  /** It said something, whatever it was. */
  heard(): void {
    this.#pulse.heard()
  }

  /** It answered; what nobody waits for any more is nobody's. */
  take(said: Answered): void {
    const call = this.#waiting.get(said.id)
    this.#waiting.delete(said.id)
    if ('error' in said) call?.reject(new EngineError(said.error.code, said.error.message))
    else call?.resolve(said.output as never)
  }

  /** Ends the worker, and with it whatever it held in memory. */
  close(): void {
    this.#pulse.close()
    this.#worker.terminate()
    this.#endAll(unanswered('dead'))
  }

  #endAll(error: EngineError): void {
    const ended = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const { reject } of ended) reject(error)
  }
}

/** @returns `engine/dead` where the worker has ended, `engine/silent` where it says nothing for long */
export function unanswered(standing: Exclude<Standing, 'answers'>): EngineError {
  return new EngineError(`engine/${standing}`, 'worker: expected an answer, got none')
}
