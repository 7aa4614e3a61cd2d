// A path store in which nothing can be read without the passphrase: neither what is kept nor under which paths.
//
// Two rows a file, written together: its sealed path, so that files can be listed, and its sealed bytes.

import { checkPath, closedError } from '../check-path.ts'
import type { PathStore } from '../path-store.ts'
import type { Vault } from './vault.ts'

const [NAME, FILE] = ['n/', 'f/']

export class SealedPathStore implements PathStore {
  readonly #vault: Vault
  #closed = false

  /** The vault is its opener's to close. */
  constructor(vault: Vault) {
    this.#vault = vault
  }

  async get(path: string): Promise<Uint8Array | undefined> {
    this.#check(path)
    const row = await this.#vault.table.get(FILE + this.#vault.use().hide(path))
    return row && this.#vault.use().open(FILE + path, row)
  }

  async put(path: string, bytes: Uint8Array): Promise<void> {
    this.#check(path)
    const sealer = this.#vault.use()
    const hidden = sealer.hide(path)
    await this.#vault.table.write([
      [NAME + hidden, sealer.seal(NAME + hidden, new TextEncoder().encode(path))],
      [FILE + hidden, sealer.seal(FILE + path, bytes)],
    ])
  }

  async delete(path: string): Promise<void> {
    this.#check(path)
    const hidden = this.#vault.use().hide(path)
    await this.#vault.table.write([
      [NAME + hidden, undefined],
      [FILE + hidden, undefined],
    ])
  }

  async list(): Promise<readonly string[]> {
    if (this.#closed) throw closedError()
    this.#vault.use()
    const paths: string[] = []
    for (const key of await this.#vault.table.keys(NAME)) {
      const row = await this.#vault.table.get(key)
      if (row) paths.push(new TextDecoder().decode(this.#vault.use().open(key, row)))
    }
    return paths.sort()
  }

  async close(): Promise<void> {
    this.#closed = true
  }

  #check(path: string): void {
    if (this.#closed) throw closedError()
    checkPath(path)
  }
}
