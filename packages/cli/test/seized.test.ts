import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'vitest'
import { seized } from './reach/seized.ts'

describe('a node that was seized with its log’s key', () => {
  it('rises again from a mirror and the keepers’ keys; old copies go on and keep every post', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'commonwall-seized-'))
    try {
      await seized({ folder, posts: 5, witnesses: 1, quick: true, log: () => {} })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }, 120_000)
})
