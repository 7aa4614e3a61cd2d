// Moving house, the heart of the run of that name: the old host lives, the new one has begun, people write at both. Real
// nodes in this process, so that 72 hours pass at once; the command raises the new one.

import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RunningNode, silentLog, startNode, VerifierPool } from '@commonwall/node'
import { sealLine } from '@commonwall/sync'
import { readFolder } from '@commonwall/sync/node'
import { parseEventJson, type VerifiedEvent } from '@commonwall/wall'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { follow } from '../src/follow/follow.ts'
import { handOn } from '../src/follow/hand-on.ts'
import { readInboxes } from '../src/post/inboxes.ts'
import { auditSource } from '../src/source/load-wall.ts'
import { openSource } from '../src/source/open-source.ts'
import { verifySource } from '../src/verify/verify-source.ts'
import { openReader, type Reader } from './reach/reader.ts'
import { foundTestWall, freePort, say, type TestWall, thread } from './reach/wall.ts'
import { commonwall } from './run-command.ts'

const PAUSE = 72 * 3_600

describe('moving house', () => {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-house-'))
  const published = (name: string) => readFolder(join(folder, name, 'public'))
  const nodes = new Map<string, RunningNode>()
  const handed = new Map<string, number>()
  const written: VerifiedEvent[] = []
  let now = Math.floor(Date.now() / 1000)
  let founded: TestWall
  let fresh = ''
  let verifiers: VerifierPool
  const readers: Reader[] = []

  const up = async (name: string, url: string) => {
    const node = await startNode({
      folder: join(folder, name),
      port: Number(new URL(url).port),
      portable: true,
      log: silentLog,
      now: () => now,
    })
    nodes.set(name, node)
    return node
  }
  const read = async (...from: readonly string[]) => {
    readers.push(await openReader({ wall: founded.wall, from, verifiers, now: () => now }))
  }
  /** Both look at the clock; then each takes in what the other holds, and hands on what it cannot log. */
  const goOn = async () => {
    for (const node of nodes.values()) await node.look()
    for (const [name, node] of nodes) {
      const [other] = [...nodes].flatMap(([its, { url }]) => (its === name ? [] : [url]))
      const held = published(name)
      await handOn({ handing: node.handing, history: node.state.history(), read: held, now, handed })
      const { wall } = node
      const followed = await follow({
        sources: other === undefined ? [] : [other],
        wall,
        held,
        now,
        takeIn: (copy) => node.takeIn(copy),
        keepEvidence: (bytes) => node.keepEvidence(bytes),
      })
      for (const { outcome, says } of followed) expect(['taken', 'same'], says).toContain(outcome)
    }
  }
  /** Nothing is wrong at either host, and no reader loses anything or is alarmed. */
  const stand = async () => {
    for (const { url } of nodes.values())
      expect((await auditSource(await openSource(url), { now })).findings, url).toEqual([])
    for (const { catchUp, copy } of readers) {
      expect((await catchUp()).caught).toEqual([])
      for (const { id } of written) expect(copy.event(id)).toBeDefined()
    }
  }
  const write = async (node: RunningNode | undefined, text: string) => {
    const post = thread(founded.wall, text, 100 + written.length, now)
    written.push(post)
    expect(await say(node?.url ?? '', [post])).toEqual([])
    await node?.flush()
  }
  /** Seals a post to one host alone: it waits there for the next batch. */
  const seal = async (name: string, text: string) => {
    const node = nodes.get(name)
    if (node === undefined) throw new Error(`${name}: expected a node`)
    const post = thread(founded.wall, text, 100 + written.length, now)
    const inboxes = await readInboxes(published(name), node.state.history(), now)
    const own = inboxes.find(({ url }) => url === node.url)
    if (own === undefined) throw new Error(`${name}: expected its inbox`)
    const line = await sealLine(post, { ...own, pow: 0 }, now, (length) =>
      Uint8Array.from(randomBytes(length)),
    )
    expect(await node.intake.take(parseEventJson(line), 'relay')).toMatchObject({ ok: true })
    expect(node.store.shelf('waiting').count()).toBe(1)
    return post
  }

  beforeAll(async () => {
    founded = await foundTestWall(folder, 'old')
    fresh = `http://127.0.0.1:${await freePort()}/`
    verifiers = await VerifierPool.open()
    await read(founded.url)
    await write(await up('old', founded.url), 'before')
  })

  afterAll(async () => {
    for (const reader of readers) await reader.close()
    for (const node of nodes.values()) await node.close()
    await verifiers.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('leaves nothing wrong at the old host, which knows of the new log and does not hold it yet', async () => {
    const keys = founded.keeperFiles.flatMap((file) => ['--keeper-key', file])
    const restored = await commonwall(
      ...[
        'restore',
        join(folder, 'new'),
        '--from',
        founded.url,
        ...keys,
        '--url',
        fresh,
        '--send',
        founded.url,
      ],
    )
    expect(restored.code, restored.out + restored.err).toBe(0)
    for (const file of founded.keeperFiles) rmSync(file)
    await nodes.get('old')?.flush()
    await stand()
    await up('new', fresh)
    await read(fresh)
    await stand()
  }, 30_000)

  it('lets people write at both during the pause, and both hosts hold all of it', async () => {
    for (const turn of [1, 2]) {
      await write(nodes.get('old'), `at the old host ${turn}`)
      await write(nodes.get('new'), `at the new host ${turn}`)
      await goOn()
      await stand()
      for (const { store } of nodes.values())
        for (const { id } of written) expect(store.get(id)).toBeDefined()
    }
    for (const { copy } of readers)
      expect(copy.history()?.versions.map(({ state }) => state)).toEqual(['in force', 'bound, waiting'])
  }, 30_000)

  it('loses no post that waits at the old host when its log is closed, also if the host was killed', async () => {
    const late = await seal('old', 'sealed to the old host, and waiting')
    now += PAUSE + 3_600
    // A log that was idle signs again, and shows that the pause is over; then the batch comes.
    for (const node of nodes.values()) await node.look()
    const old = nodes.get('old')
    await old?.batch.releaseDue()
    await old?.flush()
    expect(old?.store.unlogged('default', 9)).toEqual([late.id])
    expect(await say(founded.url, [thread(founded.wall, 'too late', 99, now)])).toEqual([
      expect.stringContaining(`the keepers have closed this log; post to ${fresh}`),
    ])
    await old?.close()
    await up('old', founded.url)
    // In the first round it learns that its log is closed, in the second it hands on.
    await goOn()
    await goOn()
    now += 3_600
    await nodes.get('new')?.batch.releaseDue()
    await nodes.get('new')?.flush()
    await goOn()
    written.push(late)
    await stand()
    expect(nodes.get('old')?.handing.posts()).toEqual([])
    for (const { state } of nodes.values())
      expect(state.history().logs.map((log) => log.state)).toEqual(['closed', 'open'])
  }, 30_000)

  it('ends with two hosts at which nothing is wrong, their front pages included', async () => {
    await write(nodes.get('new'), 'after')
    await goOn()
    for (const { url } of nodes.values())
      expect((await verifySource(await openSource(url), { now })).findings, url).toEqual([])
    await stand()
    for (const { copy } of readers)
      for (const { id, content } of written) expect(copy.standing(id).witnessedAt, content).toBeDefined()
  }, 60_000)
})
