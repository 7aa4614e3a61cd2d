// A second history by a real node: the same wall, the same log key, a store and a lock of its own, other posts. What the
// holder of a log's key can always do, and what a copy must find out.

import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLog, startNode } from '@commonwall/node'
import { parsePath, type VerifiedEvent } from '@commonwall/wall'
import { seededBytes } from '../../../wall/test/seeded.ts'
import type { SmallWall } from '../small-wall.ts'

/** What the node of another data folder publishes when it was given these posts, in this order. */
export async function twinFiles(
  { folder, node: { wall } }: Pick<SmallWall, 'folder' | 'node'>,
  posts: readonly VerifiedEvent[],
  now: () => number,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const twin = mkdtempSync(join(tmpdir(), 'commonwall-twin-'))
  try {
    for (const name of ['wall.json', 'keys'])
      cpSync(join(folder, name), join(twin, name), { recursive: true })
    const node = await startNode({
      folder: twin,
      port: 0,
      portable: true,
      log: silentLog,
      now,
      random: seededBytes(5),
    })
    for (const post of posts) {
      if (post.id === wall) continue
      const { ok, message } = await node.intake.take(post, 'relay')
      if (!ok) throw new Error(message)
      await node.flush()
    }
    await node.close()
    return await readPublished(join(twin, 'public'))
  } finally {
    rmSync(twin, { recursive: true, force: true })
  }
}

export async function readPublished(root: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => parsePath(path) !== undefined)
  return new Map(paths.map((path) => [path, new Uint8Array(readFileSync(join(root, path)))]))
}
