// Rows as files of one folder that only its owner may read (Node).
//
// A row is written beside its place, forced to the disk and renamed: after a cut it is the old one or the new one.

import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { StoreError } from '../store/store-error.ts'
import { ROW_NAME, type Rows } from './rows.ts'

const ENDING = '.row'

/** @param folder made if it is not there, with mode 700; files have 600 */
export function folderRows(folder: string): Rows {
  const place = (name: string) => {
    if (!ROW_NAME.test(name)) throw new StoreError('store/path', `row: expected a name, got ${name}`)
    return join(folder, `${name}${ENDING}`)
  }
  return {
    get: (name) => readFile(place(name)).then((bytes) => new Uint8Array(bytes), ifMissing(undefined)),
    async put(name, bytes) {
      const target = place(name)
      await mkdir(folder, { recursive: true, mode: 0o700 }).catch(asStoreError)
      const beside = `${target}.${randomBytes(6).toString('hex')}`
      try {
        const file = await open(beside, 'wx', 0o600)
        try {
          await file.writeFile(bytes)
          await file.sync()
        } finally {
          await file.close()
        }
        await rename(beside, target)
        await syncFolder(folder)
      } catch (error) {
        await rm(beside, { force: true })
        throw asStoreError(error)
      }
    },
    async delete(name) {
      await rm(place(name), { force: true })
      await syncFolder(folder).catch(ifMissing(undefined))
    },
    async names() {
      const files = await readdir(folder).catch(ifMissing<string[]>([]))
      return files.filter((file) => file.endsWith(ENDING)).map((file) => file.slice(0, -ENDING.length))
    },
    async close() {},
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function ifMissing<T>(value: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT') return value
    throw asStoreError(error)
  }
}

function asStoreError(error: unknown): never {
  if (error instanceof StoreError) throw error
  const { code } = error as NodeJS.ErrnoException
  const full = code === 'ENOSPC' || code === 'EDQUOT'
  throw new StoreError(
    full ? 'store/full' : 'store/refused',
    full ? 'row: the disk is full' : `row: the folder refuses (${code ?? String(error)})`,
    { cause: error },
  )
}
