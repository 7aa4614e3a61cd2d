import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dataFolder, silentLog, startNode, VerifierPool } from '@commonwall/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foundDemonstration } from '../src/demo/found.ts'
import { EXIT } from '../src/terminal/command-error.ts'
import { auditFlipped, changesNothing, chooseFlips, readAll, remembering } from './flips.ts'
import { commonwall } from './run-command.ts'

describe('commonwall verify', () => {
  const now = 1_800_000_000
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-verify-'))
  let files: Map<string, Uint8Array>
  let pool: VerifierPool
  let verify: ReturnType<typeof remembering>

  beforeAll(async () => {
    pool = await VerifierPool.open()
    verify = remembering((event) => pool.verify(event))
    const languages = ['eng', 'cmn_hans', 'bod']
    const plant = await foundDemonstration({
      folder,
      url: 'http://127.0.0.1/',
      now,
      random: randomBytes,
      languages,
    })
    const node = await startNode({ folder, port: 0, log: silentLog, plant, now: () => now })
    await node.close()
    files = readAll(dataFolder(folder).published)
  }, 60_000)

  afterAll(async () => {
    await pool.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('finds nothing wrong with the wall of a running node', async () => {
    expect(await auditFlipped(files, undefined, { now, verify })).toEqual([])
  })

  it('finds a flipped bit in any published file, and names the file', async () => {
    const missed: string[] = []
    for (const flip of chooseFlips(files, 1, 2)) {
      const findings = await auditFlipped(files, flip, { now, verify })
      if (!findings.some(({ path }) => path === flip.path) && !changesNothing(files, flip))
        missed.push(`${flip.path}, bit ${flip.bit}: ${JSON.stringify(findings)}`)
    }
    expect(missed).toEqual([])
  }, 60_000)

  it('finds a missing file, and names it', async () => {
    // Partial files of earlier checkpoints may go at any time; the audit does not ask for them.
    const needed = new Set<string>()
    await auditFlipped(files, undefined, { now, verify, onRead: (path) => needed.add(path) })
    const paths = [...files.keys()].filter((path) => needed.has(path))
    expect(paths.length).toBeGreaterThanOrEqual(8)
    for (const path of paths) {
      const without = new Map(files)
      without.delete(path)
      const findings = await auditFlipped(without, undefined, { now, verify })
      expect(
        findings.map((finding) => finding.path),
        path,
      ).toContain(path)
    }
  })
})

it('says that an address does not answer, and what to do', async () => {
  // Port 1 of this machine is nobody's.
  const { code, err } = await commonwall('verify', 'http://127.0.0.1:1')
  expect(err).toBe('http://127.0.0.1:1: no answer; try another address, or a file\n')
  expect(code).toBe(EXIT.unreachable)
})
