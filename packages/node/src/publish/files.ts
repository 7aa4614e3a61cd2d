// Files that are either whole and durable or not there: the layer under everything that is published.
//
// A write goes to a temporary name beside the published folder, is synced, is renamed into place, and the
// folders it touched are synced. After a power loss each path holds its old bytes or its new ones.
// Modification times are rounded down, so that they tell no more than the batch a post came in.
// Refuses paths that could leave the folder.

import { dirname, join } from 'node:path'
import type { Disk } from './disk.ts'
import { nodeDisk } from './disk.ts'

export interface FileWrite {
  /** Relative, with `/`. */
  readonly path: string
  readonly bytes: Uint8Array
}

/** A folder of small files, by relative path. */
export interface Files {
  /** All are durable when it resolves; they appear in the order given. */
  write(files: readonly FileWrite[]): Promise<void>
  /** Undefined where there is no such file. */
  read(path: string): Promise<Uint8Array | undefined>
  /** Names in a folder, sorted; empty where there is no such folder. */
  list(folder: string): Promise<readonly string[]>
  remove(paths: readonly string[]): Promise<void>
  removeFolder(path: string): Promise<void>
}

/** A path that could leave the published folder. */
export class FilesError extends Error {
  override readonly name = 'FilesError'
  readonly code = 'files/path'
}

export interface FilesOptions {
  /** Absolute path of the published folder. */
  readonly root: string
  /** Absolute path of a folder on the same file system, emptied at the start; nobody else writes there. */
  readonly scratch: string
  /** Unix seconds. */
  readonly now: () => number
  /** Modification times are whole multiples of so many seconds. */
  readonly tick: number
  readonly disk?: Disk
}

/** How many files are written and synced side by side: what libuv's pool takes at once. */
const PARALLEL = 4

/** Opens the folder, creating it durably (its parent must exist), and throws away what a crash left half written. */
export async function openFiles(options: FilesOptions): Promise<Files> {
  const disk = options.disk ?? nodeDisk
  await disk.removeFolder(options.scratch)
  const files = new DurableFiles(options, disk)
  await files.makeFolders([options.root, options.scratch])
  return files
}

class DurableFiles implements Files {
  readonly #disk: Disk
  readonly #options: FilesOptions
  /** Folders made by us since the start; saves system calls and syncs. */
  readonly #known = new Set<string>()
  /** Makes temporary names unique within this process; the scratch folder is ours alone. */
  #counter = 0

  constructor(options: FilesOptions, disk: Disk) {
    this.#options = options
    this.#disk = disk
  }

  async write(files: readonly FileWrite[]): Promise<void> {
    const { now, tick, scratch } = this.#options
    const time = Math.floor(now() / tick) * tick
    const moves = files.map(({ path, bytes }) => ({
      bytes,
      to: this.#absolute(path),
      temporary: join(scratch, String(this.#counter++)),
    }))
    await this.makeFolders([...new Set(moves.map(({ to }) => dirname(to)))])
    for (let start = 0; start < moves.length; start += PARALLEL)
      await Promise.all(
        moves.slice(start, start + PARALLEL).map(async ({ temporary, bytes }) => {
          await this.#disk.writeFile(temporary, bytes, time)
          await this.#disk.syncFile(temporary)
        }),
      )
    for (const { temporary, to } of moves) await this.#disk.rename(temporary, to)
    await this.#syncFolders(moves.map(({ to }) => dirname(to)))
  }

  read(path: string): Promise<Uint8Array | undefined> {
    return this.#disk.readFile(this.#absolute(path))
  }

  list(folder: string): Promise<readonly string[]> {
    return this.#disk.list(this.#absolute(folder))
  }

  async remove(paths: readonly string[]): Promise<void> {
    const absolute = paths.map((path) => this.#absolute(path))
    for (const path of absolute) await this.#disk.removeFile(path)
    await this.#syncFolders(absolute.map((path) => dirname(path)))
  }

  async removeFolder(path: string): Promise<void> {
    const absolute = this.#absolute(path)
    for (const known of this.#known)
      if (known === absolute || known.startsWith(`${absolute}/`)) this.#known.delete(known)
    await this.#disk.removeFolder(absolute)
  }

  /** Creates folders under the root with their parents and makes their names durable. */
  async makeFolders(paths: readonly string[]): Promise<void> {
    const parents = new Set<string>()
    for (const path of paths) await this.#makeFolder(path, parents)
    await this.#syncFolders([...parents])
  }

  async #makeFolder(path: string, parents: Set<string>): Promise<void> {
    const { root, scratch } = this.#options
    if (this.#known.has(path)) return
    const parent = dirname(path)
    if (path !== root && path !== scratch) await this.#makeFolder(parent, parents)
    await this.#disk.makeFolder(path)
    // Synced also where the folder was there: a crash may have left its name unsynced.
    parents.add(parent)
    this.#known.add(path)
  }

  async #syncFolders(paths: readonly string[]): Promise<void> {
    await Promise.all([...new Set(paths)].map((path) => this.#disk.syncFolder(path)))
  }

  #absolute(path: string): string {
    if (path !== '' && !/^(?!\.{1,2}(\/|$))[^/\\\0]+(\/(?!\.{1,2}(\/|$))[^/\\\0]+)*$/.test(path))
      throw new FilesError(`path: expected a relative path without . and .., got ${JSON.stringify(path)}`)
    return path === '' ? this.#options.root : join(this.#options.root, path)
  }
}

/** The part of a folder below `prefix`, as a folder of its own. */
export function filesBelow(files: Files, prefix: string): Files {
  const below = (path: string) => (path === '' ? prefix : `${prefix}/${path}`)
  return {
    write: (writes) => files.write(writes.map(({ path, bytes }) => ({ path: below(path), bytes }))),
    read: (path) => files.read(below(path)),
    list: (folder) => files.list(below(folder)),
    remove: (paths) => files.remove(paths.map(below)),
    removeFolder: (path) => files.removeFolder(below(path)),
  }
}
