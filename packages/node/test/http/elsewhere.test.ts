// A node that is an onion service, and pages of elsewhere in a browser on its own machine.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { secretOf, seededBytes } from '../../../wall/test/seeded.ts'
import { foundWall } from '../../src/data/found-wall.ts'
import { silentLog } from '../../src/log.ts'
import { type RunningNode, startNode } from '../../src/node.ts'
import { askAs } from './ask-as.ts'

const ONION = `${'a'.repeat(56)}.onion`
const PAGES: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['by its number', { origin: 'https://evil.example' }],
  ['out of a frame without an origin', { origin: 'null' }],
  ['as a picture', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
]
const REBOUND = { host: 'rebound.evil.example:4848', 'sec-fetch-site': 'same-origin' }

describe.each([
  { of: 'that has no other address', url: `http://${ONION}/`, onion: true },
  { of: 'that has another address too', url: 'https://letters.example/', onion: true },
  { of: 'that is none', url: `http://${ONION}/`, onion: false },
])('an onion service $of', ({ url, onion }) => {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-elsewhere-'))
  const hides = onion && url.includes(ONION)
  let node: RunningNode

  beforeAll(async () => {
    const data = join(folder, 'data')
    foundWall({
      ...{ folder: data, url, keeper: secretOf(1), langs: ['en'], random: seededBytes(7) },
      titles: [{ lang: 'en', text: 'A hidden wall' }],
      boards: [{ slug: 'b', lang: 'en', title: 'B' }],
      now: Math.floor(Date.now() / 1000) - 60,
    })
    node = await startNode({ folder: data, port: 0, portable: true, onion, log: silentLog })
  }, 60_000)

  afterAll(async () => {
    await node.close()
    rmSync(folder, { recursive: true })
  })

  /** How a node answers at all paths alike: the status, or that the connection was ended. */
  async function answer(headers: Readonly<Record<string, string>>): Promise<number | string> {
    const nip11 = { accept: 'application/nostr+json' }
    const statuses = await Promise.all(
      [headers, { ...headers, ...nip11 }].flatMap((one) =>
        ['', 'head.tar'].map((path) =>
          askAs(node.url + path, { headers: one }).then(
            ({ status }) => status,
            (error: NodeJS.ErrnoException) => error.code ?? '',
          ),
        ),
      ),
    )
    const [first = ''] = statuses
    return statuses.every((one) => one === first) ? first : statuses.join()
  }

  const opens = (headers: Readonly<Record<string, string>>) =>
    new Promise<boolean>((resolve) => {
      const socket = new WebSocket(node.url.replace('http', 'ws'), { headers })
      socket.once('open', () => {
        socket.close()
        resolve(true)
      })
      socket.once('error', () => resolve(false))
    })

  it.each(PAGES)('is not found by a page of elsewhere that asks %s', async (_, headers) => {
    expect(await answer(headers)).toBe(onion ? 'ECONNRESET' : 200)
    expect(await opens(headers)).toBe(!onion)
  })

  it('is not found by one that lets a name of its own lead here, where no name leads here', async () => {
    expect(await answer(REBOUND)).toBe(hides ? 'ECONNRESET' : 200)
    expect(await opens(REBOUND)).toBe(!hides)
  })

  it('answers whoever comes through Tor, from any page', async () => {
    for (const [, headers] of PAGES) {
      expect(await answer({ ...headers, host: ONION })).toBe(200)
      expect(await opens({ ...headers, host: `${ONION}:80` })).toBe(true)
    }
  })

  it('answers who sits at its machine, and the page that it gave them', async () => {
    const { host } = new URL(node.url)
    for (const headers of [{}, { 'sec-fetch-site': 'none' }, { origin: `http://${host}` }]) {
      expect(await answer(headers)).toBe(200)
      expect(await opens(headers)).toBe(true)
    }
  })

  it('answers through a web server that says so', async () => {
    const forwarded = { 'x-forwarded-for': '203.0.113.9', origin: 'https://evil.example' }
    expect(await answer({ ...forwarded, host: 'letters.example' })).toBe(200)
  })
})
