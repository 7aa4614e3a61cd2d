// A folder as a target: each file is written beside its place and renamed, so that a web server never sends a half one.

import { mkdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { listFolder } from '@commonwall/sync/node'
import type { Target } from './target.ts'

/** Seconds. */
const TICK = 900

/** What is half written, with the number of the process that writes it. */
const HALF = /(?:^|\/)\.half-(\d+)-[^/]+$/

/** @param prefix below the folder; empty for none */
export function folderTarget(folder: string, prefix: string): Target {
  const root = join(folder, prefix)
  return {
    name: folder,
    async read(path) {
      try {
        return await readFile(join(root, path))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw error
      }
    },
    async put({ path, bytes }) {
      const to = join(root, path)
      await mkdir(dirname(to), { recursive: true })
      // Hidden, so that a listing web server does not show it; of this file's own, since several are put at once.
      const half = join(dirname(to), `.half-${process.pid}-${basename(to)}`)
      await writeFile(half, bytes, { mode: 0o644, flush: true })
      // A file's time tells no more than the quarter of an hour.
      const time = Math.floor(Date.now() / 1000 / TICK) * TICK
      await utimes(half, time, time)
      await rename(half, to)
    },
    async remove(path) {
      await rm(join(root, path), { force: true })
    },
    async sweep() {
      for (const path of await listFolder(root).catch(() => [])) {
        const [, process] = HALF.exec(path) ?? []
        if (process !== undefined && !isRunning(Number(process))) await rm(join(root, path), { force: true })
      }
    },
  }
}

function isRunning(number: number): boolean {
  try {
    return process.kill(number, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
