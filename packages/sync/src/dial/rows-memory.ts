// The manners' memory as a row of the device: sealed where the rows are, and gone with the tab where they are in memory.

import type { Rows } from '../rows/rows.ts'
import type { MannersMemory } from './address-pool.ts'

const ROW = 'manners'

export function rowsMemory(rows: Rows): MannersMemory {
  return {
    async load() {
      const bytes = await rows.get(ROW)
      return bytes && new TextDecoder().decode(bytes)
    },
    save: (remembered) => rows.put(ROW, new TextEncoder().encode(remembered)),
  }
}
