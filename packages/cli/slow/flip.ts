// The long run of flipped bits: a wall of some 4,500 posts, so that full segments and the level above exist.

import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { dataFolder, silentLog, startNode, VerifierPool } from '@commonwall/node'
import { INDEX_HTML } from '@commonwall/wall'
import { allLanguages } from '../src/demo/declaration.ts'
import { foundDemonstration } from '../src/demo/found.ts'
import { auditFlipped, changesNothing, chooseFlips, readAll, remembering } from '../test/flips.ts'

interface Options {
  readonly seed: number
  readonly log: (line: string) => void
  readonly args: Readonly<Record<string, string>>
}

/** Flips `--each` bits in every file (default 8), besides the first and the last one. */
export async function run({ seed, log, args }: Options) {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-flip-'))
  const pool = await VerifierPool.open()
  try {
    const now = Math.floor(Date.now() / 1000)
    const languages = allLanguages().slice(0, 145)
    const posts = await foundDemonstration({
      folder,
      url: 'http://127.0.0.1/',
      now,
      random: randomBytes,
      languages,
    })
    const node = await startNode({ folder, port: 0, log: silentLog, plant: posts, now: () => now })
    await node.flush()
    // index.html is made once the whole log was read, which a node does not wait for.
    const page = join(dataFolder(folder).published, INDEX_HTML)
    for (let tries = 0; !existsSync(page) && tries < 600; tries++) await wait(100)
    await node.close()
    const files = readAll(dataFolder(folder).published)
    const verify = remembering((event) => pool.verify(event))
    const clean = await auditFlipped(files, undefined, { now, verify })
    const missed: string[] = clean.map(({ path, problem }) => `without a flip: ${path}: ${problem}`)
    const flips = chooseFlips(files, seed, Number(args.each ?? 8))
    const counts = { found: 0, named: 0, harmless: 0 }
    for (const [n, flip] of flips.entries()) {
      const findings = await auditFlipped(files, flip, { now, verify })
      if (findings.length > 0) counts.found++
      else if (changesNothing(files, flip)) counts.harmless++
      else missed.push(`${flip.path}, bit ${flip.bit}: not found`)
      if (findings.some(({ path }) => path === flip.path)) counts.named++
      if (n % 100 === 99) log(`${n + 1} of ${flips.length} flips`)
    }
    const notes = [
      `${files.size} files, ${flips.length} bits flipped one by one: ${counts.found} found, ${counts.named} named by the file's own path, ${counts.harmless} in unused bits of a deflate stream`,
      ...missed,
    ]
    return { passed: counts.found + counts.harmless, failed: missed.length, skipped: 0, notes }
  } finally {
    await pool.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
