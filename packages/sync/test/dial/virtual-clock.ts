// A clock that moves by itself to the next thing that somebody waits for: hours pass in no time, in order.

import type { Clock } from '../../src/dial/address-pool.ts'

interface Sleeper {
  readonly at: number
  readonly order: number
  wake(): void
}

export class VirtualClock implements Clock {
  #now: number
  #order = 0
  readonly #sleepers = new Set<Sleeper>()

  constructor(start = 1_790_000_000_000) {
    this.#now = start
  }

  now(): number {
    return this.#now
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason)
        return
      }
      const sleeper = { at: this.#now + milliseconds, order: this.#order++, wake: resolve }
      this.#sleepers.add(sleeper)
      signal?.addEventListener('abort', () => {
        this.#sleepers.delete(sleeper)
        reject(signal.reason)
      })
    })
  }

  /** Puts the clock forward or back, as its owner may. */
  jump(milliseconds: number): void {
    this.#now += milliseconds
  }

  /** Lets time pass until the promise is settled. @throws Error if nobody waits for anything any more */
  async until<T>(promise: Promise<T>): Promise<T> {
    let settled = false
    const done = promise.finally(() => {
      settled = true
    })
    done.catch(() => undefined)
    for (;;) {
      for (let turn = 0; turn < 20 && !settled; turn++) await new Promise((resolve) => setImmediate(resolve))
      if (settled) return done
      const [next] = [...this.#sleepers].sort((a, b) => a.at - b.at || a.order - b.order)
      if (!next) throw new Error('virtual clock: nobody waits for anything')
      this.#sleepers.delete(next)
      this.#now = Math.max(this.#now, next.at)
      next.wake()
    }
  }
}
