// Rows of *Saved here*, sealed under the vault's key with their names: the disk tells how many there are and how long
// they are, and nothing else.

import type { Vault } from '../store/vault/vault.ts'
import type { Rows } from './rows.ts'

/** Before every key, so that the copy's rows may stand in the same table. */
const PREFIX = 'r/'
const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** The vault is its opener's to close. A locked one throws StoreError store/locked, and the rows are there afterwards. */
export function vaultRows(vault: Vault): Rows {
  const keyOf = (name: string) => PREFIX + vault.use().hide(PREFIX + name)
  const open = (key: string, row: Uint8Array) => {
    const plain = vault.use().open(key, row)
    const end = 1 + (plain[0] ?? 0)
    return { name: decoder.decode(plain.subarray(1, end)), bytes: plain.slice(end) }
  }
  return {
    async get(name) {
      const key = keyOf(name)
      const row = await vault.table.get(key)
      return row && open(key, row).bytes
    },
    async put(name, bytes) {
      const key = keyOf(name)
      const label = encoder.encode(name)
      const plain = new Uint8Array(1 + label.length + bytes.length)
      plain[0] = label.length
      plain.set(label, 1)
      plain.set(bytes, 1 + label.length)
      await vault.table.write([[key, vault.use().seal(key, plain)]])
    },
    delete: (name) => vault.table.write([[keyOf(name), undefined]]),
    async names() {
      const names: string[] = []
      for (const key of await vault.table.keys(PREFIX)) {
        const row = await vault.table.get(key)
        if (row) names.push(nameOf(() => open(key, row).name, key))
      }
      return names
    },
    async close() {},
  }
}

/** A row that cannot be opened is listed by its key, so that whoever reads it is told, and it is not lost in silence. */
function nameOf(read: () => string, key: string): string {
  try {
    return read()
  } catch {
    return key
  }
}
