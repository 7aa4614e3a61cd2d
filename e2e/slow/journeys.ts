// `npm run test:slow -- journeys`: every journey of the app at both sizes, on a phone and at a desk.

import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Counts } from '../../scripts/reporter.ts'
import type { SlowResult, SlowRun } from '../../scripts/test-slow.ts'

const SIZES = ['360x740', '1280x800'] as const

export const run: SlowRun['run'] = async ({ log }): Promise<SlowResult> => {
  const total = { passed: 0, failed: 0, skipped: 0 }
  const notes: string[] = []
  for (const size of SIZES) {
    const { passed, failed, skipped } = await journeys(size)
    total.passed += passed
    total.failed += failed
    total.skipped += skipped
    notes.push(`${size}: ${passed} passed, ${failed} failed, ${skipped} skipped`)
    log(notes.at(-1) ?? '')
  }
  return { ...total, notes }
}

async function journeys(size: string): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-journeys-'))
  const counts = join(folder, 'counts.json')
  try {
    const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=./scripts/reporter.ts', 'e2e/app']
    const child = spawn(process.execPath, vitest, {
      stdio: 'inherit',
      env: { ...process.env, COMMONWALL_COUNTS: counts, COMMONWALL_SIZE: size },
    })
    await new Promise((resolve) => child.once('exit', resolve))
    return JSON.parse(readFileSync(counts, 'utf8')) as Counts
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
