// The doors of a demonstration: what they do is done for who sits at this machine, and for no other wall.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DoorError } from '@commonwall/web/door-trouble'
import { type DoorVerbs, TOKEN_HEADER } from '@commonwall/web/doors'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { secretOf, seededBytes } from '../../../wall/test/seeded.ts'
import { foundWall } from '../../src/data/found-wall.ts'
import type { Demonstration } from '../../src/demonstration/demonstration.ts'
import { silentLog } from '../../src/log.ts'
import { type RunningNode, startNode } from '../../src/node.ts'
import { askAs } from '../http/ask-as.ts'

const folder = mkdtempSync(join(tmpdir(), 'commonwall-doors-'))
const TOKEN = 'f00d'.repeat(8)
const done: string[] = []

function found(name: string, demonstration: boolean): string {
  const data = join(folder, name)
  foundWall({
    folder: data,
    titles: [{ lang: 'en', text: 'A wall' }],
    boards: [{ slug: 'b', lang: 'en', title: 'B' }],
    langs: ['en'],
    url: 'http://127.0.0.1:1/',
    keeper: secretOf(1),
    demonstration,
    now: Math.floor(Date.now() / 1000) - 60,
    random: seededBytes(7),
  })
  return data
}

/** Only that a verb was reached is looked at here; what is behind it, `e2e/app/doors` walks through. */
const verbs = new Proxy({} as DoorVerbs, {
  get: (_, verb: string) => async (input: unknown) => {
    done.push(`${verb} ${JSON.stringify(input)}`)
    if (verb === 'heal') throw new DoorError('not-started', 'mirror: expected it to start, it ended')
    if (verb === 'alter') throw new Error('page: expected the changed word')
    return { url: 'http://127.0.0.1:2/', took: 1 }
  },
})
const run = {} as NonNullable<Demonstration['doors']>['run']
const demonstration = { tick: 1, doors: { token: TOKEN, verbs, run } }

describe('a demonstration', () => {
  let node: RunningNode
  let origin: string
  const open = (headers: Record<string, string>, verb = 'stop') =>
    askAs(`${node.url}doors/${verb}`, { method: 'POST', headers })

  beforeAll(async () => {
    node = await startNode({ folder: found('toy', true), port: 0, log: silentLog, demonstration })
    origin = node.url.slice(0, -1)
  })
  afterAll(async () => {
    await node.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('opens a door to its own page, with the token of this start', async () => {
    const { status, headers } = await open({ origin, [TOKEN_HEADER]: TOKEN })
    expect(status).toBe(200)
    expect(headers['access-control-allow-origin']).toBeUndefined()
    expect(done).toEqual(['stop {"lang":"en"}'])
  })

  it.each([
    ['heal', 'door/not-started'],
    ['alter', 'door/unexpected'],
  ])('says of what goes wrong behind it no more than a code: %s', async (verb, code) => {
    expect(await open({ origin, [TOKEN_HEADER]: TOKEN }, verb)).toMatchObject({
      status: 500,
      body: `${code}\n`,
    })
  })

  it('says its token in its pages, which no other origin can read', async () => {
    const { body, headers } = await askAs(node.url)
    expect(body).toContain(`<meta name="doors" content="${TOKEN}"`)
    expect(headers['access-control-allow-origin']).toBeUndefined()
    expect(headers['cross-origin-resource-policy']).toBe('same-origin')
  })

  it.each([
    ['without a token', {}],
    ['with the token of another start', { [TOKEN_HEADER]: 'f00e'.repeat(8) }],
    ['from a page of another origin', { origin: 'http://evil.example', [TOKEN_HEADER]: TOKEN }],
    ['from a page of another port', { origin: 'http://127.0.0.1:1', [TOKEN_HEADER]: TOKEN }],
    ['through a proxy', { 'x-forwarded-for': '127.0.0.1', [TOKEN_HEADER]: TOKEN }],
    [
      'by a name that leads here',
      { host: 'evil.example', origin: 'http://evil.example', [TOKEN_HEADER]: TOKEN },
    ],
  ])('stays shut %s', async (_, headers) => {
    const before = done.length
    expect(await open({ origin, ...headers })).toMatchObject({ status: 403, body: 'door/another-start\n' })
    expect(done.length).toBe(before)
  })

  it('stays shut to who names no origin, to other methods, and where there is no door', async () => {
    const before = done.length
    expect((await open({ [TOKEN_HEADER]: TOKEN })).status).toBe(403)
    expect(
      (await askAs(`${node.url}doors/stop`, { headers: { origin, [TOKEN_HEADER]: TOKEN } })).status,
    ).toBe(404)
    expect((await open({ origin, [TOKEN_HEADER]: TOKEN }, 'constructor')).status).toBe(404)
    expect(done.length).toBe(before)
  })
})

describe('any other node', () => {
  it('has no doors, also on the folder of a demonstration, as `serve` starts it', async () => {
    const node = await startNode({ folder: found('served', true), port: 0, log: silentLog })
    try {
      const headers = { origin: node.url.slice(0, -1), [TOKEN_HEADER]: TOKEN }
      expect((await askAs(`${node.url}doors/stop`, { method: 'POST', headers })).status).toBe(404)
      expect((await askAs(`${node.url}d/2`)).status).toBe(404)
      expect((await askAs(node.url)).body).not.toContain('name="doors"')
    } finally {
      await node.close()
    }
  })

  it('cannot be given any, nor a shorter batch: a wall of people is no demonstration', async () => {
    const real = found('real', false)
    for (const given of [demonstration, { tick: 1 }])
      await expect(
        startNode({ folder: real, port: 0, log: silentLog, demonstration: given }),
      ).rejects.toMatchObject({ code: 'data/unsafe' })
  })
})
