// A shelf that ends with its process.

import type { Shelf } from '../store.ts'

export class MemoryShelf implements Shelf {
  readonly #entries = new Map<string, string>()

  get(key: string): string | undefined {
    return this.#entries.get(key)
  }

  all(): readonly (readonly [string, string])[] {
    return [...this.#entries].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
  }

  keys(): readonly string[] {
    return this.all().map(([key]) => key)
  }

  count(): number {
    return this.#entries.size
  }

  async put(entries: readonly (readonly [string, string])[]): Promise<void> {
    for (const [key, value] of entries) this.#entries.set(key, value)
  }

  async remove(keys: readonly string[]): Promise<void> {
    for (const key of keys) this.#entries.delete(key)
  }

  async mix(): Promise<void> {}
}
