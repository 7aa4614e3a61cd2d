// One worker's place in the pool: a worker, the batches it holds, and another worker when that one dies.

import { Worker } from 'node:worker_threads'
import type { NostrEvent } from '@commonwall/wall'
import { type WorkerOptions, type WorkerReady, writeBatch } from './batch.ts'
import { VerifyError } from './verify-error.ts'

export interface Job {
  readonly event: NostrEvent
  readonly resolve: (valid: boolean) => void
  readonly reject: (error: Error) => void
}

/** One batch is worked on, the next lies ready. */
const BATCHES_HELD = 2
/** Workers that die before they are ready, one after another, would go on doing so. */
const MOST_FAILED_STARTS = 3

export class WorkerSeat {
  readonly #script: URL
  readonly #options: WorkerOptions
  readonly #onFree: () => void
  #worker: Worker
  readonly #ready: PromiseWithResolvers<WorkerReady>
  #isReady = false
  #held: (readonly Job[])[] = []
  #failedStarts = 0
  #closed = false

  /** @param onFree called whenever the seat can take a batch, and when it is broken for good */
  constructor(script: URL, options: WorkerOptions, onFree: () => void) {
    this.#script = script
    this.#options = options
    this.#onFree = onFree
    this.#ready = Promise.withResolvers()
    this.#worker = this.#start()
  }

  /** Resolves when the first worker runs; rejects if none will. */
  get ready(): Promise<WorkerReady> {
    return this.#ready.promise
  }

  get isBroken(): boolean {
    return this.#failedStarts >= MOST_FAILED_STARTS
  }

  get isFree(): boolean {
    return this.#isReady && !this.#closed && !this.isBroken && this.#held.length < BATCHES_HELD
  }

  take(jobs: readonly Job[]): void {
    this.#held.push(jobs)
    this.#worker.postMessage(writeBatch(jobs.map(({ event }) => event)))
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#worker.terminate()
    this.#refuseHeld(new VerifyError('verify/closed', 'the verifiers are closed'))
  }

  #start(): Worker {
    const worker = new Worker(this.#script, { workerData: this.#options })
    let cause: unknown
    worker.once('message', (ready: WorkerReady) => {
      this.#isReady = true
      this.#failedStarts = 0
      this.#ready.resolve(ready)
      worker.on('message', (answers: Uint8Array) => this.#answer(answers))
      this.#onFree()
    })
    worker.on('error', (error) => {
      cause = error
    })
    worker.once('exit', (code) => this.#restart(cause ?? `exit code ${code}`))
    return worker
  }

  #answer(answers: Uint8Array): void {
    const jobs = this.#held.shift() ?? []
    for (const [n, { resolve }] of jobs.entries()) resolve(answers[n] === 1)
    this.#onFree()
  }

  /**
   * Nobody knows how far the dead worker got: what it held is refused as an error, not as invalid. One that had
   * been ready is always replaced, so that no event, whatever it did to a worker, can end verification.
   */
  #restart(cause: unknown): void {
    if (this.#closed) return
    if (!this.#isReady) this.#failedStarts++
    this.#isReady = false
    const error = new VerifyError('verify/worker', `a verification worker died: ${String(cause)}`)
    this.#refuseHeld(error)
    if (this.isBroken) {
      this.#ready.reject(error)
      this.#onFree()
    } else this.#worker = this.#start()
  }

  #refuseHeld(error: Error): void {
    for (const { reject } of this.#held.splice(0).flat()) reject(error)
  }
}
