// The few things that we ask of a disk, one system call each, so that a test can put a disk here that
// forgets whatever was not synced.
//
// Refuses nothing: what to sync, and when, is decided in files.ts and nowhere else.

import { mkdir, open, readdir, readFile, rename, rm, unlink } from 'node:fs/promises'

/** Paths are absolute. Contents last after `syncFile`, names after `syncFolder` of the folder that holds them. */
export interface Disk {
  /** True if the folder was not there. Its parent must exist. */
  makeFolder(path: string): Promise<boolean>
  /** Creates or empties the file, writes it, and dates it `time` (unix seconds). */
  writeFile(path: string, bytes: Uint8Array, time: number): Promise<void>
  syncFile(path: string): Promise<void>
  syncFolder(path: string): Promise<void>
  rename(from: string, to: string): Promise<void>
  /** Does nothing where there is no such file. */
  removeFile(path: string): Promise<void>
  /** Does nothing where there is no such folder. */
  removeFolder(path: string): Promise<void>
  /** Undefined where there is no such file. */
  readFile(path: string): Promise<Uint8Array | undefined>
  /** Names in the folder, sorted; empty where there is no such folder. */
  list(path: string): Promise<readonly string[]>
}

/** The machine's own disk. */
export const nodeDisk: Disk = {
  async makeFolder(path) {
    try {
      await mkdir(path)
      return true
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false
      throw error
    }
  },
  async writeFile(path, bytes, time) {
    const file = await open(path, 'w', 0o644)
    try {
      await file.writeFile(bytes)
      await file.utimes(time, time)
    } finally {
      await file.close()
    }
  },
  async syncFile(path) {
    await sync(path)
  },
  async syncFolder(path) {
    // Windows cannot open folders; there the file system keeps names in its own journal.
    if (process.platform !== 'win32') await sync(path)
  },
  rename,
  async removeFile(path) {
    await unlink(path).catch(unlessMissing)
  },
  async removeFolder(path) {
    await rm(path, { recursive: true, force: true })
  },
  async readFile(path) {
    return (await readFile(path).catch(unlessMissing)) ?? undefined
  },
  async list(path) {
    return ((await readdir(path).catch(unlessMissing)) ?? []).sort()
  },
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

function unlessMissing(error: unknown): undefined {
  const code = codeOf(error)
  if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
  throw error
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
