import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { startOnion } from '../../src/onion/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'commonwall-onion-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const noTor = spawnSync('tor', ['--version']).error !== undefined
const offline = join(folder, 'offline')
writeFileSync(offline, 'DisableNetwork 1\n')
const onTrouble = () => undefined

describe('an onion service without a tor', () => {
  it('says how to get one', async () => {
    const started = startOnion({
      folder: join(folder, 'none'),
      port: 1,
      tor: join(folder, 'no-tor'),
      onTrouble,
    })
    await expect(started).rejects.toMatchObject({ code: 'onion/no-tor' })
    await expect(started).rejects.toThrow('apt install tor')
  })
})

describe.skipIf(noTor)(`an onion service${noTor ? ': not exercised, no tor on this machine' : ''}`, () => {
  it('has the same name at every start, keys of its owner’s alone, and ends with the node', async () => {
    const options = { folder: join(folder, 'one'), port: 1, torrc: offline, onTrouble }
    const first = await startOnion(options)
    expect(first.url).toMatch(/^http:\/\/[a-z2-7]{56}\.onion\/$/)
    await first.close()
    const second = await startOnion(options)
    expect(second.url).toBe(first.url)
    const service = join(options.folder, 'service')
    for (const one of [options.folder, service, join(options.folder, 'state')])
      expect([one, statSync(one).mode & 0o777]).toEqual([one, 0o700])
    for (const name of readdirSync(service).filter((name) => name.endsWith('key')))
      expect([name, statSync(join(service, name)).mode & 0o777]).toEqual([name, 0o600])
    expect(readdirSync(service)).toContain('hs_ed25519_secret_key')
    await second.close()
    const left = spawnSync('pgrep', ['-f', options.folder]).stdout?.toString() ?? ''
    expect(left).toBe('')
  })

  it('says why tor will not run', async () => {
    const bad = join(folder, 'bad')
    writeFileSync(bad, 'NoSuchOption 1\n')
    const started = startOnion({ folder: join(folder, 'two'), port: 1, torrc: bad, onTrouble })
    await expect(started).rejects.toThrow(/tor ended .*NoSuchOption|Failed to parse/)
  })
})
