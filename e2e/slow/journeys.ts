// `npm run test:slow -- journeys [--lang zh-Hant] [--size 1280x800]`: every journey of the app in each of its languages, on a
// phone and at a desk; or those of one language or size.

import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LANGUAGES, type Language } from '@commonwall/web/pages'
import type { Counts } from '../../scripts/reporter.ts'
import type { SlowResult, SlowRun } from '../../scripts/test-slow.ts'

const SIZES = ['360x740', '1280x800'] as const
/** Speak no language and have no size: once is enough. */
const ONCE = ['assembly/voice', 'move-own', 'one-file'].map((name) => `e2e/app/${name}.test.ts`)

export const run: SlowRun['run'] = async ({ log, args }): Promise<SlowResult> => {
  const total = { passed: 0, failed: 0, skipped: 0 }
  const notes: string[] = []
  for (const size of SIZES.filter((one) => (args.size ?? one) === one))
    for (const language of LANGUAGES.filter((one) => (args.lang ?? one) === one)) {
      const { passed, failed, skipped } = await journeys(language, size, notes.length > 0 ? ONCE : [])
      total.passed += passed
      total.failed += failed
      total.skipped += skipped
      notes.push(`${language}, ${size}: ${passed} passed, ${failed} failed, ${skipped} skipped`)
      log(notes.at(-1) ?? '')
    }
  return { ...total, notes }
}

/** @param without files that are left out @param further of the environment */
export async function journeys(
  language: Language,
  size: string,
  without: readonly string[],
  further: Readonly<Record<string, string>> = {},
): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-journeys-'))
  const counts = join(folder, 'counts.json')
  try {
    const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=./scripts/reporter.ts', 'e2e/app']
    const child = spawn(process.execPath, [...vitest, ...without.map((file) => `--exclude=${file}`)], {
      stdio: 'inherit',
      env: {
        ...process.env,
        ...further,
        COMMONWALL_COUNTS: counts,
        COMMONWALL_LANG: language,
        COMMONWALL_SIZE: size,
      },
    })
    await new Promise((resolve) => child.once('exit', resolve))
    return JSON.parse(readFileSync(counts, 'utf8')) as Counts
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
