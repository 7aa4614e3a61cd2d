// A store that dies with the tab: the default of a reader (*Nothing saved*).

import { checkPath, closedError } from './check-path.ts'
import type { PathStore } from './path-store.ts'

export class MemoryPathStore implements PathStore {
  readonly #files: Map<string, Uint8Array>
  #closed = false

  /** @param files what is there from the start; copied */
  constructor(files: Iterable<readonly [string, Uint8Array]> = []) {
    this.#files = new Map(files)
    for (const path of this.#files.keys()) checkPath(path)
  }

  async get(path: string): Promise<Uint8Array | undefined> {
    this.#check(path)
    return this.#files.get(path)?.slice()
  }

  async put(path: string, bytes: Uint8Array): Promise<void> {
    this.#check(path)
    this.#files.set(path, bytes.slice())
  }

  async delete(path: string): Promise<void> {
    this.#check(path)
    this.#files.delete(path)
  }

  async list(): Promise<readonly string[]> {
    if (this.#closed) throw closedError()
    return [...this.#files.keys()].sort()
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#files.clear()
  }

  #check(path: string): void {
    if (this.#closed) throw closedError()
    checkPath(path)
  }
}
