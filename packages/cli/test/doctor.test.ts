// What the doctor sees of the machine.

import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dataFolder, writeKeyFile } from '@commonwall/node'
import { describe, expect, it } from 'vitest'
import { lookAtMachine } from '../src/doctor/machine.ts'

describe.skipIf(process.platform === 'win32')('permissions', () => {
  it.each([
    { folder: 0o700, store: 0o644, keys: 0o700, state: 'good' },
    { folder: 0o755, store: 0o600, keys: 0o700, state: 'good' },
    { folder: 0o755, store: 0o644, keys: 0o700, state: 'bad' },
    { folder: 0o750, store: 0o640, keys: 0o700, state: 'bad' },
    { folder: 0o700, store: 0o600, keys: 0o755, state: 'bad' },
  ])('of $folder, $store and $keys are $state', async ({ folder, store, keys, state }) => {
    const data = mkdtempSync(join(tmpdir(), 'commonwall-doctor-'))
    const paths = dataFolder(data)
    mkdirSync(paths.keys)
    writeKeyFile(paths.inboxKey, new Uint8Array(32).fill(1))
    writeFileSync(paths.store, '')
    chmodSync(paths.store, store)
    chmodSync(paths.keys, keys)
    chmodSync(data, folder)
    const checks = await lookAtMachine(data, 0, '127.0.0.1')
    expect(checks.find(({ about }) => about === 'permissions')).toMatchObject({ state })
    rmSync(data, { recursive: true })
  })
})
