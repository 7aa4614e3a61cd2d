// Rows in memory: *Nothing saved*.

import type { Rows } from './rows.ts'

export function memoryRows(rows: Map<string, Uint8Array> = new Map()): Rows {
  return {
    get: async (name) => rows.get(name)?.slice(),
    async put(name, bytes) {
      rows.set(name, bytes.slice())
    },
    async delete(name) {
      rows.delete(name)
    },
    names: async () => [...rows.keys()],
    async close() {},
  }
}
