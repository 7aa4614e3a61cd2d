// Brings a target in step with what a mirror has verified, in the order in which readers need it: tiles, ids and bodies
// before the checkpoint that covers them, selections last, and what is old only after that.
//
// Remembers what it has put, so that a cut costs one file. Refuses a target that is ahead: it never goes back.

import { createHash } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { listFolder } from '@commonwall/sync/node'
import { checkpointSize, type Path, parsePath } from '@commonwall/wall'
import { CommandError } from '../terminal/command-error.ts'
import { progress } from '../terminal/progress.ts'
import type { Target } from './target.ts'

/** What a step may not come before; within a step the order does not matter. */
const STEPS: Readonly<Record<Path['kind'], number>> = {
  tile: 0,
  entries: 0,
  segment: 0,
  evidence: 0,
  definition: 1,
  inbox: 2,
  checkpoint: 3,
  head: 4,
  release: 4,
  worker: 4,
  app: 4,
  index: 5,
}
/** Files that are put at once. */
const PARALLEL = 8

export interface Published {
  readonly put: number
  readonly removed: number
}

/**
 * @param published the folder that was verified
 * @param memory a file in which it is remembered what was put
 * @throws CommandError if the target holds more than the mirror
 */
export async function publishTo(target: Target, published: string, memory: string): Promise<Published> {
  const paths = (await listFolder(published)).filter((path) => parsePath(path) !== undefined)
  const remembered = await recall(memory, target.name)
  await refuseIfAhead(target, published, paths)
  await target.sweep?.()
  const steps = Map.groupBy(paths, (path) => STEPS[parsePath(path)?.kind ?? 'index'])
  const bar = progress('publishing')
  let put = 0
  for (const [, step] of [...steps].sort(([a], [b]) => a - b)) {
    for (let at = 0; at < step.length; at += PARALLEL)
      await Promise.all(
        step.slice(at, at + PARALLEL).map(async (path) => {
          const bytes = await readFile(join(published, path))
          const hash = createHash('sha256').update(bytes).digest('hex')
          if (remembered.get(path) === hash) return
          await target.put({ path, bytes })
          remembered.set(path, hash)
          bar.at(++put, paths.length)
        }),
      )
    await remember(memory, target.name, remembered)
  }
  bar.done()
  const gone = [...remembered.keys()].filter((path) => !paths.includes(path))
  for (const path of gone) {
    await target.remove(path)
    remembered.delete(path)
  }
  await remember(memory, target.name, remembered)
  return { put, removed: gone.length }
}

/** Another mirror may have been here, or an older one: a reader must never see a log shrink. @throws CommandError */
async function refuseIfAhead(target: Target, published: string, paths: readonly string[]): Promise<void> {
  for (const path of paths.filter((one) => parsePath(one)?.kind === 'checkpoint')) {
    const there = sizeIn(await target.read(path))
    const here = sizeIn(await readFile(join(published, path)))
    if (there > here)
      throw new CommandError(
        'mirror/behind',
        `${target.name}: ${path} covers ${there} posts there and ${here} here; nothing was published, since a log never shrinks`,
      )
  }
}

function sizeIn(checkpoint: Uint8Array | undefined): number {
  return checkpointSize(new TextDecoder().decode(checkpoint)) ?? 0
}

async function recall(memory: string, target: string): Promise<Map<string, string>> {
  try {
    const value: unknown = JSON.parse(await readFile(memory, 'utf8'))
    const { to, put } = value as { readonly to: unknown; readonly put: Record<string, string> }
    return new Map(to === target ? Object.entries(put) : [])
  } catch {
    return new Map() // lost or cut: everything is put once more
  }
}

async function remember(memory: string, target: string, put: ReadonlyMap<string, string>): Promise<void> {
  await writeFile(`${memory}.half`, JSON.stringify({ to: target, put: Object.fromEntries(put) }), {
    mode: 0o600,
  })
  await rename(`${memory}.half`, memory)
}
