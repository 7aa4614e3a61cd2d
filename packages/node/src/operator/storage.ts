// How much room a node takes, in megabytes, looked at once in ten minutes at most: the store grows with each post that
// comes, also with one that waits, and no size is to tell when that was. The published folder of a large wall has many
// thousand files besides.

import { readdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Storage } from '@commonwall/web/operator'
import type { DataFolder } from '../data/folder.ts'

const MEGABYTE = 1_000_000
/** Seconds. */
const FRESH = 600

export class Disk {
  readonly #paths: Pick<DataFolder, 'root' | 'store' | 'published'>
  readonly #now: () => number
  #sizes: Promise<Storage> | undefined
  #looked = 0

  /** @param now unix seconds */
  constructor(paths: Pick<DataFolder, 'root' | 'store' | 'published'>, now: () => number) {
    this.#paths = paths
    this.#now = now
  }

  sizes(): Promise<Storage> {
    if (this.#sizes === undefined || this.#now() - this.#looked > FRESH) {
      this.#looked = this.#now()
      this.#sizes = this.#look()
    }
    return this.#sizes
  }

  async #look(): Promise<Storage> {
    const { root, store, published } = this.#paths
    const { bavail, bsize } = await statfs(root)
    const files = await Promise.all([store, `${store}-wal`, `${store}-shm`].map(sizeOf))
    return {
      store: megabytes(files.reduce((sum, size) => sum + size, 0)),
      published: megabytes(await bytesBelow(published)),
      free: megabytes(bavail * bsize),
      memory: megabytes(process.memoryUsage.rss()),
    }
  }
}

async function bytesBelow(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  let sum = 0
  for (const entry of entries) if (entry.isFile()) sum += await sizeOf(join(entry.parentPath, entry.name))
  return sum
}

/** 0 for a file that is not there, or not any more. */
async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0
}

function megabytes(bytes: number): number {
  return Math.floor(bytes / MEGABYTE)
}
