// The wall that is measured: a fresh one for a run, or one that is kept.

import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dataFolder, foundWall } from '@commonwall/node'
import { checkpointPath, logHash, type NostrEvent, parseDefinition, parseEvent } from '@commonwall/wall'

export interface BenchWall {
  readonly folder: string
  /** Id of the founding definition. */
  readonly id: string
  /** Unix seconds. */
  readonly founded: number
  /** The 16 hex digits that end the origin of its one log. */
  readonly logHash: string
  /** Path of its one log's checkpoint. */
  readonly checkpoint: string
  remove(): void
}

/** Founds a wall in a folder that is not there yet. Without witnesses: what others answer for would be measured with it. */
export function foundWallIn(folder: string, now: number): BenchWall {
  const founding = foundWall({
    folder,
    url: 'http://127.0.0.1/',
    titles: [{ lang: 'en', text: 'Bench' }],
    boards: [{ slug: 'bench', lang: 'en', title: 'Bench' }],
    langs: ['en', 'zh-Hans'],
    keeper: createHash('sha256').update('the keeper of a wall for measurements').digest(),
    demonstration: true,
    now,
    random: randomBytes,
  })
  return describe(folder, founding)
}

/** The wall that an earlier run founded in a folder. */
export function wallIn(folder: string): BenchWall {
  const file = JSON.parse(readFileSync(dataFolder(folder).wallFile, 'utf8')) as { founding: unknown }
  return describe(folder, parseEvent(file.founding))
}

/** Founds a wall in a temporary folder. */
export function foundBenchWall(now: number): BenchWall {
  return foundWallIn(mkdtempSync(join(tmpdir(), 'commonwall-bench-')), now)
}

function describe(folder: string, founding: NostrEvent): BenchWall {
  const [log] = parseDefinition(founding).logs
  if (!log) throw new Error('wall: expected a log, found none')
  const hash = logHash(log.key)
  return {
    folder,
    id: founding.id,
    founded: founding.created_at,
    logHash: hash,
    checkpoint: checkpointPath(hash),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
