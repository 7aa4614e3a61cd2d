// The parts of sync that only Node has.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReadPath } from './audit/source.ts'

/** Reads a wall out of a folder. */
export function readFolder(folder: string): ReadPath {
  return async (path) => {
    try {
      return await readFile(join(folder, path))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw error
    }
  }
}
