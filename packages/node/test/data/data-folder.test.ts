import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publicKeyOf, signEvent } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { refuseKeeperKeys } from '../../src/data/keeper-keys.ts'
import { readKeyFile, writeKeyFile } from '../../src/data/key-file.ts'
import { readWallFile, writeWallFile } from '../../src/data/wall-file.ts'

const secret = new Uint8Array(32).fill(7)
const keeper = publicKeyOf(secret)
const hex = Buffer.from(secret).toString('hex')
const folder = () => mkdtempSync(join(tmpdir(), 'commonwall-data-'))

describe('a key file', () => {
  it('is read back as it was written', () => {
    const path = join(folder(), 'log.key')
    writeKeyFile(path, secret)
    expect(readKeyFile(path)).toEqual(secret)
  })

  it('is never overwritten', () => {
    const path = join(folder(), 'log.key')
    writeKeyFile(path, secret)
    expect(() => writeKeyFile(path, new Uint8Array(32))).toThrow(/never overwritten/)
    expect(readKeyFile(path)).toEqual(secret)
  })

  it.skipIf(process.platform === 'win32')('is refused if others can read it', () => {
    const path = join(folder(), 'log.key')
    writeKeyFile(path, secret)
    chmodSync(path, 0o644)
    expect(() => readKeyFile(path)).toThrow(/others than its owner/)
  })

  it('is refused if it is missing or something else', () => {
    const path = join(folder(), 'log.key')
    expect(() => readKeyFile(path)).toThrow(/found nothing/)
    writeFileSync(path, 'hello', { mode: 0o600 })
    expect(() => readKeyFile(path)).toThrow(/expected 64 hex digits/)
  })
})

describe('a node refuses to start where it can read a keeper’s key', () => {
  it('finds it in the data folder, however deep and whatever its name', () => {
    const data = folder()
    mkdirSync(join(data, 'keys', 'old'), { recursive: true })
    writeFileSync(join(data, 'keys', 'old', 'notes.txt'), `backup: ${hex.toUpperCase()}\n`)
    expect(() => refuseKeeperKeys([data], [keeper])).toThrow(/notes\.txt: this is a keeper's key/)
  })

  it('finds it where init once wrote it, and says nothing once it is gone', () => {
    const path = join(folder(), 'keeper-1.key')
    writeFileSync(path, hex)
    expect(() => refuseKeeperKeys([path], [keeper])).toThrow(/must not be able to read one/)
    expect(() => refuseKeeperKeys([`${path}-moved-away`], [keeper])).not.toThrow()
  })

  it('lets delegated keys be', () => {
    const data = folder()
    writeFileSync(join(data, 'log.key'), '11'.repeat(32))
    expect(() => refuseKeeperKeys([data], [keeper])).not.toThrow()
  })
})

describe('wall.json', () => {
  const founding = signEvent({ kind: 4590, created_at: 1, tags: [], content: '' }, secret, new Uint8Array(32))
  const file = {
    founding,
    logs: { default: '22'.repeat(32) },
    keeperFiles: ['/gone'],
    demonstration: false,
  }

  it('is read back as it was written, and never overwritten', () => {
    const path = join(folder(), 'wall.json')
    writeWallFile(path, file)
    expect(readWallFile(path)).toEqual(file)
    expect(() => writeWallFile(path, file)).toThrow(/never overwritten/)
  })

  it('is refused with a founding definition that its author did not sign', () => {
    const path = join(folder(), 'wall.json')
    writeWallFile(path, { ...file, founding: { ...founding, sig: '0'.repeat(128) } })
    expect(() => readWallFile(path)).toThrow(/founding: expected a true id and signature/)
  })

  it('is refused with a field that it does not know, naming it', () => {
    const path = join(folder(), 'wall.json')
    writeFileSync(path, JSON.stringify({ version: 1, ...file, keeper: hex }))
    expect(() => readWallFile(path)).toThrow(/keeper/)
  })
})
