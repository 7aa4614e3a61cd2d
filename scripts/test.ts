// `npm test`: the gates, then every test, closing with `N passed, N failed, N skipped`.
//
// A gate counts as one test. What a machine cannot run says "not exercised" and why, and counts as skipped.

import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Counts } from './reporter.ts'

const gates: readonly (readonly [name: string, script: string, ...args: string[]])[] = [
  ['lint', 'run.mjs', '@biomejs/biome', 'check', '--diagnostic-level=warn', '--error-on-warnings', '.'],
  ['types', 'scripts/types.ts'],
  ['arrows', 'scripts/arrows.ts'],
  ['dead code', 'run.mjs', 'knip', '--no-progress'],
  ['claims', 'scripts/claims.ts'],
  ['links', 'scripts/links.ts'],
  ['build and budgets', 'scripts/build.ts', '--budgets'],
]

function run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } })
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

const counts = { passed: 0, failed: 0, skipped: 0 }
for (const [name, ...command] of gates) {
  const started = performance.now()
  const passed = (await run(command)) === 0
  counts[passed ? 'passed' : 'failed']++
  console.log(`${passed ? '✓' : '✗'} ${name} (${Math.round(performance.now() - started)} ms)`)
}

const folder = mkdtempSync(join(tmpdir(), 'commonwall-test-'))
try {
  const file = join(folder, 'counts.json')
  const code = await run(
    ['node_modules/vitest/vitest.mjs', 'run', '--reporter=./scripts/reporter.ts', ...process.argv.slice(2)],
    {
      COMMONWALL_COUNTS: file,
    },
  )
  if (existsSync(file)) {
    const tests = JSON.parse(readFileSync(file, 'utf8')) as Counts
    counts.passed += tests.passed
    counts.failed += tests.failed
    counts.skipped += tests.skipped
    if (code !== 0 && tests.failed === 0) counts.failed++
    if (tests.passed === 0) counts.failed++
  } else counts.failed++
} finally {
  rmSync(folder, { recursive: true, force: true })
}

console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
process.exitCode = counts.failed === 0 ? 0 : 1
