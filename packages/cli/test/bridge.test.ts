import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { foundWall } from '@commonwall/node'
import { isSignedBy, parseCardText } from '@commonwall/sync'
import { parseDefinition } from '@commonwall/wall'
import { afterAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'commonwall-bridge-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const main = join(import.meta.dirname, '../src/main.ts')
const command = (...options: string[]) =>
  spawnSync(process.execPath, [main, 'bridge', folder, ...options], { encoding: 'utf8' })

describe('commonwall bridge', () => {
  const founding = foundWall({
    folder,
    titles: [{ lang: 'en', text: 'A wall' }],
    boards: [{ slug: 'board', lang: 'en', title: 'Board' }],
    langs: ['en'],
    url: 'https://wall.example/',
    keeper: new Uint8Array(32).fill(9),
    now: Math.floor(Date.now() / 1000),
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  })

  it('prints a card that the wall’s log signed, and a square', async () => {
    const url = 'https://flowers.example/k3v9q2m7/'
    const { stdout } = command('--url', url, '--can', 'read,post', '--days', '7', '--code')
    const card = parseCardText(stdout.split('\n')[0] ?? '')
    expect([card.wall, card.url, card.capabilities]).toEqual([founding.id, url, ['post', 'read']])
    expect(await isSignedBy(card, [parseDefinition(founding).logs[0]?.key ?? ''])).toBe(true)
    expect(stdout).toContain('▀')
    expect(stdout).toContain('one person')
  })

  it('says what is wrong with an address', () => {
    const { status, stderr } = command('--url', 'ftp://flowers.example/')
    expect([status, stderr.trim()]).toEqual([
      1,
      'url: expected an http or ws URL of at most 300 characters, got "ftp://flowers.example/"',
    ])
  })
})
