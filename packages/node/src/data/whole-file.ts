// Files that a command leaves: whole under their name, or not there. What is written goes beside it first and is forced to
// the disk, so that neither a full disk nor an end at any moment leaves half a key or half a wall to be taken for one.
//
// What a killed command left beside it is called `….half-<process>`, and is nobody's.

import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { DataError } from './data-error.ts'

/** @param mode as of chmod. @throws DataError data/exists where something is there already, data/full; what the system says */
export function writeNewFile(path: string, bytes: Uint8Array | string, mode = 0o644): void {
  if (existsSync(path)) throw exists(path)
  beside(path, bytes, mode, (half) => {
    try {
      // The one step that makes a name only where there is none.
      linkSync(half, path)
    } catch (error) {
      if (codeOf(error) === 'EEXIST') throw exists(path)
      // A stick, as cameras have it, knows no second names.
      if (existsSync(path)) throw exists(path)
      renameSync(half, path)
    }
  })
}

/** In the place of what is there, if anything is. @throws DataError data/full; what the system says */
export function writeOverFile(path: string, bytes: Uint8Array | string, mode = 0o644): void {
  beside(path, bytes, mode, (half) => renameSync(half, path))
}

function beside(path: string, bytes: Uint8Array | string, mode: number, place: (half: string) => void): void {
  const half = `${path}.half-${process.pid}`
  try {
    rmSync(half, { force: true })
    const file = openSync(half, 'wx', mode)
    try {
      writeFileSync(file, bytes)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    place(half)
  } catch (error) {
    if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(codeOf(error)))
      throw new DataError('data/full', `${path}: expected room on this disk, found none; nothing was written`)
    throw error
  } finally {
    rmSync(half, { force: true })
  }
  syncFolder(dirname(path))
}

/** Makes the name last, too; where a folder cannot be opened the file system sees to that. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function exists(path: string): DataError {
  return new DataError('data/exists', `${path}: there is a file already; nothing is overwritten`)
}

function codeOf(error: unknown): string {
  return String((error as NodeJS.ErrnoException).code)
}
