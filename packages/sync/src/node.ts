// The parts of sync that only Node has.

import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { ReadPath } from './audit/source.ts'

export { nodeDialer } from './dial/node-dialer.ts'
export * from './dial/socks-dialer.ts'
export * from './rows/folder-rows.ts'
export * from './store/folder-store.ts'
export * from './transports/file/folder.ts'

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

/** Every file below a folder, as paths of the layout. */
export async function listFolder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
}
