// A store that goes on in memory where the one under it is full: reading does not stop, nothing that was kept is lost, and
// it says so. What is in memory dies with the tab.

import { checkPath, closedError } from './check-path.ts'
import type { PathStore } from './path-store.ts'
import { StoreError } from './store-error.ts'

export class OverflowStore implements PathStore {
  readonly #under: PathStore
  /** Undefined for what was deleted since. */
  readonly #over = new Map<string, Uint8Array | undefined>()
  #full: StoreError | undefined
  #closed = false

  constructor(under: PathStore) {
    this.#under = under
  }

  /** Why something is kept in memory alone; undefined if nothing is. */
  get full(): StoreError | undefined {
    return this.#full
  }

  async get(path: string): Promise<Uint8Array | undefined> {
    this.#check(path)
    return this.#over.has(path) ? this.#over.get(path)?.slice() : this.#under.get(path)
  }

  async put(path: string, bytes: Uint8Array): Promise<void> {
    this.#check(path)
    await this.#orStay(
      () => this.#under.put(path, bytes),
      () => this.#over.set(path, bytes.slice()),
    )
  }

  async delete(path: string): Promise<void> {
    this.#check(path)
    await this.#orStay(
      () => this.#under.delete(path),
      () => this.#over.set(path, undefined),
    )
  }

  async list(): Promise<readonly string[]> {
    const paths = new Set(await this.#under.list())
    for (const [path, bytes] of this.#over)
      if (bytes) paths.add(path)
      else paths.delete(path)
    return [...paths].sort()
  }

  close(): Promise<void> {
    this.#closed = true
    this.#over.clear()
    return this.#under.close()
  }

  #check(path: string): void {
    if (this.#closed) throw closedError()
    checkPath(path)
  }

  /** Once it is full nothing more goes under it: what stands there fits together, and something small would not. */
  async #orStay(write: () => Promise<void>, stay: () => unknown): Promise<void> {
    if (!this.#full)
      try {
        return await write()
      } catch (error) {
        const isFull =
          error instanceof StoreError && (error.code === 'store/full' || error.code === 'store/refused')
        if (!isFull) throw error
        this.#full = error
      }
    stay()
  }
}
