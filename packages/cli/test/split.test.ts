import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { split } from './reach/split.ts'

describe('a wall that was cut in two', () => {
  it('is one again when a stick went there and back: same posts, same view for every reader', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'commonwall-split-'))
    try {
      const { carried } = await split({ folder, posts: 100, log: () => {} })
      expect(carried).toHaveLength(2)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }, 90_000)
})
