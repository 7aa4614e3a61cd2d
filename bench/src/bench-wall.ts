// A fresh wall in a temporary folder, for one run.

import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { foundWall } from '@commonwall/node'
import { checkpointPath, logHash, parseDefinition } from '@commonwall/wall'

export interface BenchWall {
  readonly folder: string
  /** Id of the founding definition. */
  readonly id: string
  /** Path of its one log's checkpoint. */
  readonly checkpoint: string
  remove(): void
}

/** Founds a wall without witnesses: what others have to answer for would be measured with it. */
export function foundBenchWall(now: number): BenchWall {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-bench-'))
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
  const [log] = parseDefinition(founding).logs
  return {
    folder,
    id: founding.id,
    checkpoint: checkpointPath(logHash(log?.key ?? '')),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
