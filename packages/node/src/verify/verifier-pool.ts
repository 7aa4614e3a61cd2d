// Verification off the main thread: a seat per core, batches as large as the load makes them.
//
// What waits is bounded. A caller that reads from a network first awaits `room()`, so that it is the
// sender who waits and not memory that grows; past the bound `verify` refuses.
//
//   const pool = await VerifierPool.open({ portable: false })
//   if (await pool.verify(event)) …
//   await pool.close()

import { availableParallelism } from 'node:os'
import { alreadyVerified, type NostrEvent, type VerifiedEvent } from '@commonwall/wall'
import type { EngineName } from './engine.ts'
import { VerifyError } from './verify-error.ts'
import { type Job, WorkerSeat } from './worker-seat.ts'

export interface VerifierOptions {
  /** True: never the system's library. */
  readonly portable?: boolean
  /** Workers; one per core unless told otherwise. */
  readonly size?: number
  /** Events that may wait for a worker; `room()` waits at half of it. */
  readonly mostWaiting?: number
  /** Another worker script, for tests of its death. */
  readonly script?: URL
}

const MOST_WAITING = 20_000
/** Some 20 ms of work for the portable engine: enough to spread the cost of a message, little enough to share fairly. */
const BATCH = 64

export class VerifierPool {
  readonly #seats: readonly WorkerSeat[]
  readonly #mostWaiting: number
  #jobs: Job[] = []
  #turn: NodeJS.Immediate | undefined
  #roomWanted: (() => void)[] = []
  #closed = false
  #engine: EngineName = 'wasm'
  #because: string | undefined

  private constructor({ portable, size, mostWaiting, script }: VerifierOptions) {
    this.#mostWaiting = mostWaiting ?? MOST_WAITING
    const worker = script ?? new URL('./verify-worker.ts', import.meta.url)
    this.#seats = Array.from(
      { length: size ?? availableParallelism() },
      () => new WorkerSeat(worker, { portable: portable ?? false }, () => this.#dispatch()),
    )
  }

  /** Starts the workers and waits until all can work. @throws VerifyError if they cannot be started */
  static async open(options: VerifierOptions = {}): Promise<VerifierPool> {
    const pool = new VerifierPool(options)
    try {
      const [first] = await Promise.all(pool.#seats.map((seat) => seat.ready))
      pool.#engine = first?.engine ?? 'wasm'
      pool.#because = first?.because
      return pool
    } catch (error) {
      await pool.close()
      throw error
    }
  }

  /** The engine in use, and why it is not a faster one: for the operator's log, once. */
  get engine(): { readonly name: EngineName; readonly because: string | undefined } {
    return { name: this.#engine, because: this.#because }
  }

  /**
   * True if the id is the hash of the content and the signature is right (NIP-01, BIP-340).
   * @throws VerifyError where it cannot be told: too many wait, a worker died, the pool is closed
   */
  verify(event: NostrEvent): Promise<boolean> {
    if (this.#closed) return Promise.reject(closedError())
    if (this.#seats.every((seat) => seat.isBroken))
      return Promise.reject(new VerifyError('verify/worker', 'no verification worker can be kept alive'))
    if (this.#jobs.length >= this.#mostWaiting)
      return Promise.reject(
        new VerifyError('verify/full', `waiting: expected fewer than ${this.#mostWaiting}, got as many`),
      )
    return new Promise((resolve, reject) => {
      this.#jobs.push({ event, resolve, reject })
      this.#turn ??= setImmediate(() => this.#dispatch())
    })
  }

  /** The event, marked as verified, or undefined. @throws VerifyError as `verify` does */
  async verified(event: NostrEvent): Promise<VerifiedEvent | undefined> {
    return (await this.verify(event)) ? alreadyVerified(event) : undefined
  }

  /** Resolves when few enough wait that more may be read. */
  room(): Promise<void> {
    if (this.#hasRoom || this.#closed) return Promise.resolve()
    return new Promise((resolve) => {
      this.#roomWanted.push(resolve)
    })
  }

  /** Refuses what waits and ends the workers. */
  async close(): Promise<void> {
    this.#closed = true
    clearImmediate(this.#turn)
    for (const { reject } of this.#jobs.splice(0)) reject(closedError())
    this.#giveRoom()
    await Promise.all(this.#seats.map((seat) => seat.close()))
  }

  get #hasRoom(): boolean {
    return this.#jobs.length < this.#mostWaiting / 2
  }

  #dispatch(): void {
    this.#turn = undefined
    if (this.#seats.every((seat) => seat.isBroken)) {
      const error = new VerifyError('verify/worker', 'no verification worker can be kept alive')
      for (const { reject } of this.#jobs.splice(0)) reject(error)
    }
    while (this.#jobs.length > 0) {
      const seat = this.#seats.find(({ isFree }) => isFree)
      if (seat === undefined) break
      seat.take(this.#jobs.splice(0, this.#share()))
    }
    if (this.#hasRoom) this.#giveRoom()
  }

  /** A few events are shared among the workers; many go in full batches. */
  #share(): number {
    return Math.min(BATCH, Math.ceil(this.#jobs.length / this.#seats.length))
  }

  #giveRoom(): void {
    for (const resolve of this.#roomWanted.splice(0)) resolve()
  }
}

function closedError(): VerifyError {
  return new VerifyError('verify/closed', 'the verifiers are closed')
}
