// Group commit: events that became ready in the same moment share one durable transaction.
//
// An fsync costs the same for one row as for five hundred; while one transaction runs, the next fills.

import type { EventStore, PutItem, PutResult } from '../store/store.ts'

/** Rows of one transaction; more would make everybody wait for the last. */
const MAX_ROWS = 512

interface Waiting {
  readonly item: PutItem
  readonly resolve: (result: PutResult) => void
  readonly reject: (error: unknown) => void
}

export class CommitQueue {
  readonly #store: Pick<EventStore, 'put'>
  readonly #onCommitted: (items: readonly PutItem[], results: readonly PutResult[]) => void
  #waiting: Waiting[] = []
  #running: Promise<void> | undefined

  /** @param onCommitted called once a transaction, after it is durable and before `put` resolves */
  constructor(
    store: Pick<EventStore, 'put'>,
    onCommitted: (items: readonly PutItem[], results: readonly PutResult[]) => void,
  ) {
    this.#store = store
    this.#onCommitted = onCommitted
  }

  /** Resolves when the event is durable. */
  put(item: PutItem): Promise<PutResult> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject })
      this.#running ??= this.#run()
    })
  }

  /** Resolves when nothing waits any more. */
  async close(): Promise<void> {
    await this.#running
  }

  async #run(): Promise<void> {
    // One turn of the loop lets everything that is ready join the first transaction.
    await new Promise((resolve) => setImmediate(resolve))
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, MAX_ROWS)
      const items = group.map(({ item }) => item)
      try {
        const results = await this.#store.put(items)
        this.#onCommitted(items, results)
        for (const [at, { resolve, reject }] of group.entries()) {
          const result = results[at]
          if (result === undefined) reject(new Error(`store: expected ${items.length} results, got ${at}`))
          else resolve(result)
        }
      } catch (error) {
        for (const { reject } of group) reject(error)
      }
      await new Promise((resolve) => setImmediate(resolve))
    }
    this.#running = undefined
  }
}
