// Puts the parts into the store of a node that does not run, and has the node log and publish them.
//
// The signatures were made by this very run's generator and are not verified again on the way in; a sample of
// what was published is, afterwards.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { silentLog, startNode } from '@commonwall/node'
import { SqliteStore } from '@commonwall/node/store'
import { alreadyVerified, type NostrEvent, parseEventJson } from '@commonwall/wall'
import { partFile } from './make-parts.ts'

export interface Imported {
  /** Posts stored by this run; fewer than all if an earlier one stored the others. */
  readonly posts: number
  readonly storeSeconds: number
  /** Placing, tiles, segments, checkpoints. */
  readonly logSeconds: number
}

/** Events of one transaction. */
const GROUP = 1_000

export async function importParts(
  folder: string,
  partsFolder: string,
  parts: number,
  log: (line: string) => void,
): Promise<Imported> {
  const started = performance.now()
  const store = new SqliteStore(join(folder, 'node.db'))
  let posts = 0
  try {
    for (let number = 0; number < parts; number++) {
      const events = readPart(partsFolder, number)
      const last = events.at(-1)
      if (last && store.get(last.id)) continue
      for (let from = 0; from < events.length; from += GROUP) {
        const group = events.slice(from, from + GROUP)
        await store.put(group.map((event) => ({ event: alreadyVerified(event), log: 'default' })))
        posts += group.length
      }
      if (number % 10 === 9) log(`${number + 1} of ${parts} parts stored`)
    }
  } finally {
    await store.close()
  }
  const stored = performance.now()
  // Starting logs everything that waits.
  const node = await startNode({ folder, port: 0, log: silentLog })
  await node.close()
  const logged = performance.now()
  return { posts, storeSeconds: (stored - started) / 1000, logSeconds: (logged - stored) / 1000 }
}

/** The posts of a part, oldest first. */
export function readPart(folder: string, number: number): NostrEvent[] {
  return readFileSync(partFile(folder, number), 'utf8').trimEnd().split('\n').map(parseEventJson)
}
