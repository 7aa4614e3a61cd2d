// A host that refuses a post, by the command, against a real node: the text is gone from everything it serves, the hole
// says who withholds it and under whose law, and taking it back shows it again.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { foundWall, type RunningNode, silentLog, startNode } from '@commonwall/node'
import { KIND, signEvent, type VerifiedEvent } from '@commonwall/wall'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askRelay } from '../src/source/ask-relay.ts'
import { auditSource } from '../src/source/load-wall.ts'
import { openSource } from '../src/source/open-source.ts'
import { describeHoles } from '../src/verify/holes.ts'
import { freePort, start } from './reach/wall.ts'
import { commonwall } from './run-command.ts'

const secret = (seed: number) => new Uint8Array(32).fill(seed)

describe('commonwall refuse', () => {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-refuse-'))
  const data = join(folder, 'wall')
  const now = Math.floor(Date.now() / 1000)
  let node: RunningNode
  let thread: VerifiedEvent
  let reply: VerifiedEvent

  beforeAll(async () => {
    const port = await freePort()
    const { id: wall } = foundWall({
      folder: data,
      titles: [{ lang: 'en', text: 'Refusing' }],
      boards: [{ slug: 'letters', lang: 'en', title: 'Letters' }],
      langs: ['en'],
      url: `http://127.0.0.1:${port}/`,
      keeper: secret(1),
      batch: 1,
      now,
      random: (length) => new Uint8Array(length).fill(9),
    })
    const sign = (kind: number, tags: string[][], content: string) =>
      signEvent({ kind, created_at: now, tags: [['h', wall], ...tags], content }, secret(7), secret(0))
    thread = sign(
      KIND.thread,
      [
        ['title', 'A letter'],
        ['t', 'letters'],
        ['l', 'en'],
      ],
      'what all may read',
    )
    reply = sign(
      KIND.reply,
      [
        ['E', thread.id],
        ['K', '11'],
        ['e', thread.id],
        ['k', '11'],
      ],
      'what one host may not show',
    )
    node = await startNode({ folder: data, port, portable: true, log: silentLog })
    for (const event of [thread, reply])
      expect(await node.intake.take(event, 'relay')).toMatchObject({ ok: true })
    await node.flush()
  })

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  const refuse = (...args: readonly string[]) =>
    commonwall('refuse', reply.id, '--data', data, '--at', node.url, ...args)
  const page = async () => {
    await node.flush()
    return (await fetch(`${node.url}t/${node.store.position('default', thread.id)}`)).text()
  }
  const held = () => askRelay(node.url.replace('http', 'ws'), { ids: [reply.id] })

  it('takes the text out of relay, pages and segments, and says why in its place', async () => {
    expect(await page()).toContain('what one host may not show')
    const done = await refuse('--law', 'DE')
    expect(done.code, done.err).toBe(0)
    expect(done.out).toContain('Withheld here under the law of DE')
    expect(await held()).toEqual([])
    const html = await page()
    expect(html).not.toContain('what one host may not show')
    expect(html).toContain('withheld here under the law of DE')
    expect(html).toContain('what all may read')
  })

  it('shows it again when it is taken back', async () => {
    const done = await refuse('--undo')
    expect(done.code, done.err).toBe(0)
    expect(await held()).toMatchObject([{ id: reply.id }])
    expect(await page()).toContain('what one host may not show')
    const again = await refuse('--undo')
    expect(again).toMatchObject({ code: 1 })
    expect(again.err).toContain('expected a post that this host refuses')
  })

  it('names what it does not understand, and hides nothing that results are computed from', async () => {
    expect(await refuse()).toMatchObject({ code: 2, err: expect.stringContaining('--law') })
    expect(await refuse('--law', 'germany')).toMatchObject({ err: expect.stringContaining('ISO 3166-1') })
    const founding = await commonwall(
      ...['refuse', node.wall, '--data', data, '--at', node.url, '--law', 'DE'],
    )
    expect(founding).toMatchObject({ code: 2, err: expect.stringContaining('no host may hide it') })
  })

  it('is a mirror’s own word too: there the text is gone, at the log’s host it stays', async () => {
    const mirrored = join(folder, 'mirror')
    const args = ['--serve', '--data', mirrored, '--port', String(await freePort()), '--every', '1']
    const mirror = await start('mirror', node.url, ...args)
    const url = String(mirror.up.url)
    const place = node.store.position('default', thread.id)
    const labels = () =>
      node.store.query([{ kinds: [KIND.label], tags: { e: [reply.id] } }], 9).events.map(({ id }) => id)
    const before = labels()
    const shown = async () => (await fetch(`${url}t/${place}`)).text()
    try {
      expect(await shown()).toContain('what one host may not show')
      const refusal = await commonwall('refuse', reply.id, '--data', mirrored, '--at', url, '--law', 'DE')
      expect(refusal.code, refusal.err).toBe(0)
      expect(await shown()).toContain('withheld here under the law of DE')
      expect(await askRelay(url.replace('http', 'ws'), { ids: [reply.id] })).toEqual([])
      // It keeps in step, and what it refuses stays away; its word is handed on to nobody.
      const later = signEvent(
        { kind: KIND.thread, created_at: now, tags: thread.tags.map((tag) => [...tag]), content: 'later' },
        secret(8),
        secret(0),
      )
      await node.intake.take(later, 'relay')
      await node.flush()
      const front = async () => (await fetch(url)).text()
      for (let n = 0; n < 100 && !(await front()).includes('later'); n++) await setTimeout(100)
      expect(await front()).toContain('later')
      expect(await shown()).not.toContain('what one host may not show')
      expect(await page()).toContain('what one host may not show')
      expect(labels()).toEqual(before)
      const report = await auditSource(await openSource(url), { now })
      expect(report.findings).toEqual([])
      expect(describeHoles(report, [], now)).toEqual([
        { position: 2, id: reply.id, why: 'withheld by this copy: ask another' },
      ])
    } finally {
      await mirror.kill('SIGTERM')
    }
  }, 60_000)

  it('leaves a published wall in which nothing is wrong, with its reason in the one hole', async () => {
    await refuse('--law', 'FR', '--because', 'personal-data')
    await node.flush()
    await node.close()
    const audit = await commonwall('verify', join(data, 'public'), '--json')
    expect(audit.code, audit.out).toBe(0)
    const why = 'withheld here by its host, under the law of FR (personal-data): ask another'
    expect(JSON.parse(audit.out).holes).toEqual([{ position: 2, id: reply.id, why }])
  })
})
