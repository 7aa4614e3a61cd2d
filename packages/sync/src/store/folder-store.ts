// A store in a folder: a static copy that any web server can serve, whole after a power loss at any moment. Node only.
//
// A file is written beside the others under a name of no wall, synced, renamed into place, and the folder synced; so each
// path holds its old bytes or its new ones. What a cut left half written goes at the next opening.

import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, unlink } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { parsePath } from '@commonwall/wall'
import { checkPath, closedError } from './check-path.ts'
import type { PathStore } from './path-store.ts'
import { StoreError } from './store-error.ts'

/** Not a path of the layout, and hidden from web servers that hide such names. */
const INCOMING = '.incoming'

export class FolderPathStore implements PathStore {
  readonly #root: string
  readonly #made = new Set<string>()
  #closed = false

  private constructor(root: string) {
    this.#root = root
  }

  /** Opens a folder, and makes it where it is not there. @throws StoreError store/refused, store/full */
  static async open(root: string): Promise<FolderPathStore> {
    const store = new FolderPathStore(root)
    await saying(root, async () => {
      await mkdir(root, { recursive: true })
      await rm(join(root, INCOMING), { recursive: true, force: true })
    })
    return store
  }

  async get(path: string): Promise<Uint8Array | undefined> {
    this.#check(path)
    return saying(path, async () => {
      try {
        return new Uint8Array(await readFile(join(this.#root, path)))
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    })
  }

  async put(path: string, bytes: Uint8Array): Promise<void> {
    this.#check(path)
    await saying(path, async () => {
      const target = join(this.#root, path)
      const temporary = join(this.#root, INCOMING, randomBytes(8).toString('hex'))
      await this.#makeFolder(dirname(temporary))
      await this.#makeFolder(dirname(target))
      try {
        const file = await open(temporary, 'wx', 0o644)
        try {
          await file.writeFile(bytes)
          await file.sync()
        } finally {
          await file.close()
        }
        await rename(temporary, target)
      } catch (error) {
        await unlink(temporary).catch(() => undefined)
        throw error
      }
      await syncFolder(dirname(target))
    })
  }

  async delete(path: string): Promise<void> {
    this.#check(path)
    await saying(path, async () => {
      try {
        await unlink(join(this.#root, path))
      } catch (error) {
        if (!isMissing(error)) throw error
        return
      }
      await syncFolder(dirname(join(this.#root, path)))
    })
  }

  async list(): Promise<readonly string[]> {
    if (this.#closed) throw closedError()
    return saying(this.#root, async () => {
      const entries = await readdir(this.#root, { recursive: true, withFileTypes: true })
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => relative(this.#root, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
        .filter((path) => parsePath(path) !== undefined)
        .sort()
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    await rm(join(this.#root, INCOMING), { recursive: true, force: true }).catch(() => undefined)
  }

  #check(path: string): void {
    if (this.#closed) throw closedError()
    checkPath(path)
  }

  /** Makes a folder and its parents below the root, and makes their names last. */
  async #makeFolder(folder: string): Promise<void> {
    if (this.#made.has(folder)) return
    if (folder !== this.#root) await this.#makeFolder(dirname(folder))
    await mkdir(folder).then(
      () => syncFolder(dirname(folder)),
      (error) => {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      },
    )
    this.#made.add(folder)
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open folders; there the file system keeps names in its own journal.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code
  return code === 'ENOENT' || code === 'ENOTDIR'
}

/** Turns what the system says into a sentence. */
async function saying<T>(what: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step()
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
      throw new StoreError(
        'store/full',
        `${what}: no room left on this disk; what was kept before is untouched`,
        {
          cause: error,
        },
      )
    throw new StoreError(
      'store/refused',
      `${what}: this folder cannot be used: ${(error as Error).message}`,
      {
        cause: error,
      },
    )
  }
}
