// Making keys, signing a release one after the other, checking it: as the command does it.

import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadApp } from '@commonwall/node'
import { afterAll, describe, expect, it } from 'vitest'
import { commonwall } from './run-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'commonwall-release-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string) => join(folder, name)
const sign = (key: number, version: number) =>
  commonwall(
    ...['release', 'sign', '--key', at(`keys/${key}.key`), '--keys', at('keys/release.keys')],
    ...['--version', String(version), '--out', at('note'), '--json'],
  )
const check = () =>
  commonwall('release', 'check', at('note'), at('app.html'), '--keys', at('keys/release.keys'))

describe('commonwall release', () => {
  it('makes three keys that only their owner reads', async () => {
    const made = await commonwall('release', 'keys', '--name', 'example.org/release', '--out', at('keys'))
    expect(made.code).toBe(0)
    expect(readFileSync(at('keys/release.keys'), 'utf8').trim().split('\n')).toHaveLength(3)
    if (process.platform !== 'win32') expect(statSync(at('keys/1.key')).mode & 0o077).toBe(0)
    const again = await commonwall('release', 'keys', '--name', 'example.org/release', '--out', at('keys'))
    expect(again.code).not.toBe(0)
  }, 30_000)

  it('signs what this folder builds; it is a release once two have signed, and no other program is', async () => {
    writeFileSync(at('app.html'), (await loadApp()).html)
    const { version, app } = JSON.parse((await sign(3, 1)).out) as { version: number; app: string }
    expect([version, app]).toEqual([1, expect.stringMatching(/^[0-9a-f]{64}$/)])
    expect((await check()).err).toContain('signatures: expected 2 of the 3 release keys, got 1')
    await sign(1, 1)
    expect((await check()).out).toContain('app.html is release 1')
    writeFileSync(at('app.html'), 'another')
    const other = await check()
    expect([other.code, other.err]).toEqual([1, expect.stringContaining('app.html: expected SHA-256')])
  }, 60_000)

  it('begins a new note for a new version', async () => {
    await sign(2, 2)
    expect(readFileSync(at('note'), 'utf8').match(/^— /gm)).toHaveLength(1)
  }, 30_000)
})
