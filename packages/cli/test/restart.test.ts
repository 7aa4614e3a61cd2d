import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { dataFolder, silentLog, startNode, VerifierPool } from '@commonwall/node'
import { describe, expect, it } from 'vitest'
import { foundDemonstration } from '../src/demo/found.ts'
import { auditFlipped, readAll, remembering } from './flips.ts'

describe('a node that stopped before a fold took effect', () => {
  it('takes the body out of its segment at the next start, and the wall verifies', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'commonwall-restart-'))
    const pool = await VerifierPool.open({ size: 1 })
    try {
      const now = 1_800_000_000
      const plant = await foundDemonstration({
        folder,
        url: 'http://127.0.0.1/',
        now,
        random: randomBytes,
        languages: ['eng'],
      })
      const options = { folder, port: 0, log: silentLog, now: () => now }
      await (await startNode({ ...options, plant })).close()
      await (await startNode(options)).close()
      const files = readAll(dataFolder(folder).published)
      const verify = remembering((event) => pool.verify(event))
      expect(await auditFlipped(files, undefined, { now, verify })).toEqual([])
      const segment = [...files.keys()].find((path) => /seg\/0\/.*\.gz$/.test(path)) ?? ''
      const text = gunzipSync(files.get(segment) ?? new Uint8Array()).toString()
      expect(text).toContain('An answer to the folded post')
      expect(text).not.toContain('stands here to be folded')
    } finally {
      await pool.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
