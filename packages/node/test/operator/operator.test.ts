// The operator's page: readable without scripts in three languages, told to this machine alone, and about nobody.

import { mkdtempSync, rmSync } from 'node:fs'
import { networkInterfaces, tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silentLog } from '../../src/log.ts'
import { type RunningNode, startNode } from '../../src/node.ts'
import { askAs } from '../http/ask-as.ts'
import { foundSmall, startSilentMirror } from './small-wall.ts'

/** An address of this machine that others reach it by, if it has one. */
const elsewhere = Object.values(networkInterfaces())
  .flat()
  .find((one) => one?.family === 'IPv4' && !one.internal)?.address

describe('the operator’s page', () => {
  const folder = mkdtempSync(join(tmpdir(), "commonwall operator's "))
  let node: RunningNode
  let page: string
  let mirror: Awaited<ReturnType<typeof startSilentMirror>>

  beforeAll(async () => {
    mirror = await startSilentMirror()
    node = await startNode({
      folder: relative('', foundSmall(folder)),
      port: 0,
      operatorPort: 0,
      mirrors: [mirror.url],
      log: silentLog,
    })
    page = node.operator ?? ''
  })
  afterAll(async () => {
    await node.close()
    await mirror.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it.each([
    ['en', 'What needs you', 'fewer than ten'],
    ['zh-hans', '要你处理的事', '不到十'],
    ['zh-hant', '要你處理的事', '不到十'],
  ])('speaks %s without a script', async (lang, needs, few) => {
    const { status, body, headers } = await askAs(`${page}${lang}/`)
    expect(status).toBe(200)
    expect(body).toContain(needs)
    expect(body).toContain(few)
    expect(body).not.toMatch(/<script|<img|<link|<form/)
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/)
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })

  it('says what needs somebody: witnesses that never signed, a mirror that is silent', async () => {
    const { body } = await askAs(`${page}en/`)
    expect(body).toContain('Fewer than four witnesses')
    expect(body).toContain('witness.invalid/one has not signed yet')
    expect(body).toContain(`${new URL(mirror.url).host} does not answer`)
  })

  it('tells how to back up, to move, and to ask what stands in front', async () => {
    const { body } = await askAs(`${page}en/`)
    const told = body.replaceAll(/<[^>]+>/g, '').replaceAll('&#39;', "'")
    // Pasted anywhere, it names this folder: started from elsewhere, or in two words, it would copy another.
    const data = join(folder, 'data').replaceAll("'", "'\\''")
    for (const said of [
      `rsync -a '${data}/' BACKUP/`,
      `doctor '${data}' --address`,
      'commonwall -- restore',
      'commonwall -- doctor',
      'keep no access log',
    ])
      expect(told).toContain(said)
  })

  it('does not know after a start what the last release held', async () => {
    const { body } = await askAs(`${page}en/`)
    expect(body).toContain('<dt>In the last release</dt><dd>–</dd>')
  })

  it('serves metrics beside it', async () => {
    const { status, body } = await askAs(`${page}metrics`)
    expect(status).toBe(200)
    expect(body).toMatch(/^commonwall_posts 0$/m)
  })

  it.each([
    ['through a proxy', { 'x-forwarded-for': '203.0.113.9' }],
    ['through a CDN', { 'cf-connecting-ip': '203.0.113.9' }],
    ['by a name that leads here', { host: 'letters.example' }],
  ])('is refused %s, like its metrics', async (_, headers) => {
    for (const path of ['', 'zh-hans/', 'metrics']) {
      const { status, body } = await askAs(page + path, { headers })
      expect([status, body]).toEqual([403, ''])
    }
  })

  it.skipIf(elsewhere === undefined)(
    `is not there for other machines${elsewhere === undefined ? ': not exercised, this one has no other address' : ''}`,
    async () => {
      await expect(askAs(page.replace('127.0.0.1', elsewhere ?? ''))).rejects.toMatchObject({
        code: 'ECONNREFUSED',
      })
    },
  )

  it('stands nowhere on the port that the world reaches', async () => {
    for (const path of ['metrics', 'operator', 'o']) expect((await askAs(node.url + path)).status).toBe(404)
  })

  it('is nowhere unless it was asked for', async () => {
    const other = mkdtempSync(join(tmpdir(), 'commonwall-operator-'))
    const plain = await startNode({ folder: foundSmall(other), port: 0, log: silentLog })
    expect(plain.operator).toBeUndefined()
    await plain.close()
    rmSync(other, { recursive: true, force: true })
  })
})
