// A slow run that tried nothing has not passed.

import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'

const script = fileURLToPath(new URL('../test-slow.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'commonwall-slow-run-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Results are written below the folder that a run is started in. */
function slowRun(...args: readonly string[]): Promise<{ code: unknown; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { cwd: folder }, (error, out, err) =>
      resolve({ code: error ? error.code : 0, out, err }),
    )
  })
}

it('a slow run of no cases fails and says why', async () => {
  const { code, err } = await slowRun('bundles', '--cases', '0')
  expect(err).toContain('bundles: expected at least one case, got none')
  expect(code).toBe(1)
})

it.each(['many', '1e3', '-1', ''])('a slow run of “%s” cases does not begin', async (cases) => {
  const { code, out, err } = await slowRun('bundles', `--cases=${cases}`)
  expect(err).toBe(`--cases: expected a whole number, got ${cases}\n`)
  expect([code, out]).toEqual([2, ''])
})

it('a slow run of one case passes', async () => {
  const { code, out } = await slowRun('bundles', '--cases', '1')
  expect(out).toContain('1 passed, 0 failed, 0 skipped')
  expect(code).toBe(0)
})
