import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { dataFolder, silentLog, startNode, VerifierPool } from '@commonwall/node'
import { PAUSE } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { foundDemonstration } from '../src/demo/found.ts'
import { auditFlipped, readAll, remembering } from './flips.ts'

function fileOf(files: ReadonlyMap<string, Uint8Array>, name: RegExp): Buffer {
  const path = [...files.keys()].find((one) => name.test(one)) ?? ''
  return Buffer.from(files.get(path) ?? new Uint8Array())
}

function bodiesIn(files: ReadonlyMap<string, Uint8Array>): string {
  return gunzipSync(fileOf(files, /seg\/0\/.*\.gz$/)).toString()
}

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
      const files = () => readAll(dataFolder(folder).published)
      const at = (time: number) => ({ folder, port: 0, log: silentLog, now: () => time })
      await (await startNode({ ...at(now), plant })).close()
      expect(bodiesIn(files()).includes('stands here to be folded')).toBe(true)
      // What its only group folded stays after the pause: the log dates that, and the node stops at once.
      const later = now + PAUSE + 3_600
      const before = fileOf(files(), /\/checkpoint$/)
      const node = await startNode(at(later))
      await expect
        .poll(() => fileOf(files(), /\/checkpoint$/).equals(before), { timeout: 10_000 })
        .toBe(false)
      await node.close()
      await (await startNode(at(later))).close()
      const verify = remembering((event) => pool.verify(event))
      expect(await auditFlipped(files(), undefined, { now: later, verify })).toEqual([])
      const text = bodiesIn(files())
      expect(text.includes('An answer to the folded post')).toBe(true)
      expect(text.includes('stands here to be folded')).toBe(false)
    } finally {
      await pool.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
