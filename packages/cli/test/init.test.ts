// `commonwall init`: what it makes, and what it leaves behind when it refuses.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseDefinition, parseEvent, publicKeyOf } from '@commonwall/wall'
import { npubEncode, nsecEncode } from 'nostr-tools/nip19'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { initCommand } from '../src/commands/init.ts'
import { commonwall } from './run-command.ts'

describe('init', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'commonwall-init-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))
  const init = (...options: string[]) =>
    initCommand().parseAsync([join(folder, 'wall'), '--title', 'en=A wall', ...options], { from: 'user' })

  it('names the witnesses that it is given, and an address that ends in a slash', async () => {
    const vkey = 'witness.example/w1+df1c0a35+BIE5dw6ofRdfVqNUZsNMfszLjYqRtO43ol32D1uPybOU'
    await init('--url', 'https://wall.example', '--witness', `${vkey}=https://witness.example`)
    const { founding } = JSON.parse(readFileSync(join(folder, 'wall', 'wall.json'), 'utf8'))
    const { witnesses, logs } = parseDefinition(parseEvent(founding))
    expect(witnesses).toEqual([
      {
        name: 'witness.example/w1',
        key: '8139770ea87d175f56a35466c34c7ecccb8d8a91b4ee37a25df60f5b8fc9b394',
        url: 'https://witness.example',
      },
    ])
    expect(logs[0]?.url).toBe('https://wall.example/')
  })

  it('takes a further keeper as apps show a key, or as definitions have it, and never repeats a secret one', async () => {
    const [one, two] = [publicKeyOf(new Uint8Array(32).fill(1)), publicKeyOf(new Uint8Array(32).fill(2))]
    await init('--url', 'https://wall.example/', '--keeper', npubEncode(one), '--keeper', two)
    const { founding } = JSON.parse(readFileSync(join(folder, 'wall', 'wall.json'), 'utf8'))
    expect(parseDefinition(parseEvent(founding)).keepers.slice(1)).toEqual([one, two])
    const secret = nsecEncode(new Uint8Array(32).fill(1))
    const refused = await commonwall(
      'init',
      join(folder, 'other'),
      '--title',
      'en=A',
      '--url',
      'https://a.example/',
      '--keeper',
      secret,
    )
    expect(refused.code).not.toBe(0)
    expect(refused.err).toContain('expected a public key, as npub or 64 hex digits')
    expect(refused.err).not.toContain(secret)
  })

  it('leaves nothing where it could not found a wall, so that the next attempt is free', async () => {
    await expect(init('--url', 'https://wall.example/', '--threshold', 'two')).rejects.toThrow('threshold')
    expect(readdirSync(folder)).toEqual([])
    const far = ['--url', 'https://wall.example/', '--keepers', join(folder, 'far', 'away')]
    await expect(init(...far, '--threshold', '9')).rejects.toThrow('threshold')
    expect(readdirSync(folder)).toEqual([])
    mkdirSync(join(folder, 'far'))
    await expect(init(...far, '--threshold', '9')).rejects.toThrow('threshold')
    expect(readdirSync(folder)).toEqual(['far'])
    expect(readdirSync(join(folder, 'far'))).toEqual([])
    await init('--url', 'https://wall.example/')
    expect(readdirSync(join(folder, 'wall-keepers'))).toEqual(['keeper-1.key'])
  })

  it.each([
    ['the second key', 'keys/log-optional.key'],
    ['the last key', 'keys/inbox.key'],
    ['the wall itself', 'wall.json'],
  ])(
    'takes back what it had made where %s cannot be written, and touches nothing that stood there',
    async (_, name) => {
      const wall = join(folder, 'wall')
      mkdirSync(join(wall, 'keys'), { recursive: true })
      writeFileSync(join(wall, name), 'of somebody else')
      const before = readdirSync(folder, { recursive: true }).sort()
      const tried = init('--url', 'https://wall.example/', '--optional')
      await expect(tried).rejects.toThrow(expect.objectContaining({ code: 'data/exists' }))
      expect(readdirSync(folder, { recursive: true }).sort()).toEqual(before)
      expect(readFileSync(join(wall, name), 'utf8')).toBe('of somebody else')
      rmSync(join(wall, name))
      await init('--url', 'https://wall.example/', '--optional')
      expect(readdirSync(join(wall, 'keys')).sort()).toEqual([
        'inbox.key',
        'log-default.key',
        'log-optional.key',
      ])
    },
  )
})
