// Backups that are older than what was signed: each must be refused, in words that say why.

import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { SequencerRefusal } from '../../src/sequencer/index.ts'
import { SequencerError } from '../../src/sequencer/index.ts'
import { serveFolder } from '../../test/publish/serve-folder.ts'
import { temporaryFolder, write } from '../../test/sequencer/rig.ts'
import { openCrashWall } from './wall.ts'

export interface Restore {
  readonly name: string
  readonly expected: SequencerRefusal
  /** What it said, or `signed`. */
  readonly said: string
  readonly ok: boolean
}

/** Makes a folder, a backup of it, more leaves, and every stale mixture of the two. */
export async function restoreBackups(): Promise<readonly Restore[]> {
  const data = temporaryFolder()
  const backup = temporaryFolder()
  await writeTo(data, 300, 0)
  cpSync(data, backup, { recursive: true })
  await writeTo(data, 200, 300)
  const mirror = await serveFolder(join(data, 'public'))
  const trial = async (
    name: string,
    expected: SequencerRefusal,
    spoil: (folder: string) => void,
    mirrors: readonly string[] = [],
  ): Promise<Restore> => {
    const folder = temporaryFolder()
    cpSync(data, folder, { recursive: true })
    spoil(folder)
    const { said, code } = await open(folder, mirrors)
    rmSync(folder, { recursive: true })
    return { name, expected, said, ok: code === expected }
  }
  const fromBackup = (folder: string, name: string) => {
    rmSync(join(folder, name), { recursive: true, force: true })
    rmSync(join(folder, `${name}-wal`), { force: true })
    rmSync(join(folder, `${name}-shm`), { force: true })
    cpSync(join(backup, name), join(folder, name), { recursive: true })
  }
  const results = [
    await trial('no published folder', 'sequencer/published-missing', (folder) =>
      rmSync(join(folder, 'public'), { recursive: true }),
    ),
    await trial('no lock database', 'sequencer/lock-missing', (folder) => rmSync(join(folder, 'lock.db'))),
    await trial('an old lock database', 'sequencer/ahead', (folder) => fromBackup(folder, 'lock.db')),
    await trial('an old store', 'sequencer/store-behind', (folder) => fromBackup(folder, 'store.db')),
    await trial('an old store and an old lock database', 'sequencer/ahead', (folder) => {
      fromBackup(folder, 'store.db')
      fromBackup(folder, 'lock.db')
    }),
    await trial(
      'everything old, and a mirror that is ahead',
      'sequencer/ahead',
      (folder) => {
        for (const name of ['store.db', 'lock.db', 'public']) fromBackup(folder, name)
      },
      [mirror.url],
    ),
  ]
  await mirror.close()
  for (const folder of [data, backup]) rmSync(folder, { recursive: true })
  return results
}

async function writeTo(data: string, count: number, first: number): Promise<void> {
  const wall = await openCrashWall(data)
  await write(wall.store, count, first)
  await wall.logs.flush()
  await wall.close()
}

async function open(
  data: string,
  mirrors: readonly string[],
): Promise<{ said: string; code: string | undefined }> {
  try {
    const wall = await openCrashWall(data, { mirrors })
    await wall.close()
    return { said: 'signed', code: undefined }
  } catch (error) {
    if (!(error instanceof SequencerError)) throw error
    return { said: error.message, code: error.code }
  }
}
