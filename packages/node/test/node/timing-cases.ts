// When and in which order sealed posts came must be nowhere to be seen (DESIGN §3.8). Shown by difference: nodes of the
// same keys and the same clock, to which the same posts came at other seconds and in another order, or not at all.

import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import {
  decodeInboxAnswer,
  encodeInboxBody,
  logHash,
  type NostrEvent,
  sealEvent,
  stringifyEvent,
  type VerifiedEvent,
} from '@commonwall/wall'
import { secretOf } from '../../../wall/test/seeded.ts'
import { type Asked, type Listener, listen, observe } from './observe.ts'
import { found, type LiveNode, openWorld, post, startLive, type World } from './wall-on-loopback.ts'

/** How a sealed post comes: as a line of an inbox body, or as kind 1059 over the relay. */
export type Carrier = 'inbox' | 'relay'

/** What an inbox, and a relay, answer to what is new to them. */
const TAKEN = 'taken'
const OK = '[true,""]'

/** A post, the second after the start at which it comes, and how. */
export interface Arrival {
  readonly event: VerifiedEvent
  readonly after: number
  readonly by: Carrier
}

/** A node in a world of its own, all of the same keys. */
export interface Twin {
  readonly world: World
  readonly node: LiveNode
  readonly wall: string
  readonly start: number
  readonly inboxKey: string
  readonly log: string
  /** A reader who is told of everything new. */
  readonly reader: Listener
}

/** Starts a node that differs from its twins in nothing. */
export async function openTwin(): Promise<Twin> {
  const world = openWorld()
  const founding = await found(world, 'twin', { batch: 15 })
  const node = await startLive(world, 'twin')
  fillSearch(node)
  await node.send(post(world, founding.id, 'known before'))
  fillSearch(node)
  const log = logHash(node.state.history().current.logs[0]?.key ?? '')
  const note = await (await fetch(`${node.url}log/${log}/inbox`)).text()
  const reader = await listen(node)
  await reader.ask(['REQ', 'new', { since: 0 }], ['EOSE'])
  world.closing.push(async () => reader.close())
  const inboxKey = note.split('\n')[1] ?? ''
  return { world, node, wall: founding.id, start: world.now, inboxKey, log, reader }
}

/** The search index is filled in idle moments: in how many parts tells of the machine, not of what came. */
function fillSearch({ store }: LiveNode): void {
  store.query([{ search: 'known', tags: {} }], 1, 'default')
}

/** Seals as the app does; the seal is the same for all twins, as if the very same bytes were carried. */
export function seal(event: NostrEvent, inboxKey: string, seed: number, createdAt: number): VerifiedEvent {
  const bytes = (n: number) => new Uint8Array(32).fill((seed + n) % 255 || 1)
  const keys = { secretKey: secretOf(100 + (seed % 100)), nonce32: bytes(1), auxiliaryRandom: bytes(2) }
  return sealEvent(event, { inboxKey, createdAt, ...keys })
}

/** Hands in posts at their seconds; each is taken. */
export async function arrive(twin: Twin, arrivals: readonly Arrival[]): Promise<void> {
  for (const { event, after, by } of arrivals.toSorted((a, b) => a.after - b.after)) {
    twin.world.now = twin.start + after
    const sealed = seal(event, twin.inboxKey, Number.parseInt(event.id.slice(0, 6), 16), twin.start - 1_000)
    if (by === 'inbox') assert.equal(await postTo(twin, sealed), TAKEN)
    else assert.equal(await publishTo(twin, sealed), OK)
    await twin.node.look()
  }
}

/** Posts one line to the inbox; `taken`, or why not. */
export async function postTo({ node, log }: Twin, event: NostrEvent): Promise<string> {
  const body = encodeInboxBody([stringifyEvent(event)])
  const response = await fetch(`${node.url}log/${log}/inbox`, { method: 'POST', body })
  const [result] = decodeInboxAnswer(new Uint8Array(await response.arrayBuffer()))
  return result?.refused ?? 'taken'
}

/** Publishes over the relay; the frame that answers, without the id. */
export async function publishTo({ node }: Twin, event: NostrEvent): Promise<string> {
  const relay = await listen(node)
  const frames = await relay.ask(['EVENT', event], ['OK'])
  relay.close()
  return frames.map((frame) => JSON.stringify(JSON.parse(frame).slice(2))).join()
}

/** Moves to a second after the start and does what time brings: what is due is released and logged. */
export async function moveTo({ world, start, node }: Twin, after: number): Promise<void> {
  world.now = start + after
  await node.batch.releaseDue()
  await node.flush()
  await node.look()
}

/** Everything that can be seen of each is the same; says what differs. */
export async function assertSame(twins: readonly Twin[], asked: Asked): Promise<number> {
  const [first, ...others] = await Promise.all(twins.map(({ node }) => observe(node, asked)))
  assert.ok(first)
  for (const other of others) {
    assert.deepEqual([...other.keys()].sort(), [...first.keys()].sort())
    for (const [name, seen] of first) assert.equal(other.get(name), seen, `${name} differs`)
  }
  const [frames, ...told] = twins.map(({ reader }) => reader.frames)
  for (const one of told) assert.deepEqual(one, frames)
  return first.size
}

/** Seconds from the start of a twin to the end of the batch that its posts wait for. */
export function untilRelease({ node, start }: Twin): number {
  return node.batch.due - start
}

/** What came to one twin and, at other seconds and in another order, to the other. */
export interface TwoWays {
  readonly one: readonly Arrival[]
  readonly other: readonly Arrival[]
}

/**
 * The same posts, in two orders, at any seconds of a batch, by any carrier: nothing tells, and before the release
 * nothing tells that anything came. Returns how many things were compared.
 */
export async function orderIsHidden(ways: (wall: string) => TwoWays): Promise<number> {
  return withTwins(3, async (twins) => {
    const [one, other] = twins
    const arrivals = ways(one.wall)
    const asked = { ids: arrivals.one.map(({ event }) => event.id), word: 'secret' }
    const due = untilRelease(one)
    await arrive(one, arrivals.one)
    await arrive(other, arrivals.other)
    for (const twin of twins) await moveTo(twin, due - 1)
    const before = await assertSame(twins, asked)
    for (const twin of twins) await moveTo(twin, due)
    const after = await assertSame([one, other], asked)
    for (const id of asked.ids) assert.ok(one.node.store.position('default', id) !== undefined)
    await Promise.all([one.node.stop(), other.node.stop()])
    const [ours, theirs] = [diskOf(one), diskOf(other)]
    for (const [table, rows] of ours) assert.ok(theirs.get(table) === rows, `${table} differs`)
    return before + after
  })
}

/** The control: the same posts over the relay, unsealed, are told apart. Without this the method proves nothing. */
export async function orderIsSeenUnsealed(ways: (wall: string) => TwoWays): Promise<string> {
  return withTwins(2, async ([one, other]) => {
    const arrivals = ways(one.wall)
    const asked = { ids: arrivals.one.map(({ event }) => event.id), word: 'secret' }
    for (const [twin, list] of [
      [one, arrivals.one],
      [other, arrivals.other],
    ] as const)
      for (const { event, after } of list.toSorted((a, b) => a.after - b.after)) {
        twin.world.now = twin.start + after
        assert.equal(await publishTo(twin, event), OK)
        await twin.node.flush()
      }
    const due = untilRelease(one)
    for (const twin of [one, other]) await moveTo(twin, due)
    return assertSame([one, other], asked).then(
      () => assert.fail('unsealed posts in another order were expected to be told apart'),
      (error: Error) => error.message.split('\n')[0] ?? '',
    )
  })
}

/** Seven more posts, or eight, bring nothing forward: not the release, and not a sign that anything waits. */
export async function floodMovesNothing(count: number, posts: (wall: string, n: number) => VerifiedEvent) {
  return withTwins(2, async ([flooded, untouched]) => {
    const { wall } = flooded
    const events = Array.from({ length: count + 1 }, (_, n) => posts(wall, n))
    const due = untilRelease(flooded)
    await arrive(
      flooded,
      events.map((event, n) => ({ event, after: 100 + n, by: n % 2 === 0 ? 'inbox' : 'relay' })),
    )
    const asked = { ids: events.map(({ id }) => id), word: 'secret' }
    for (let tick = 900 - (flooded.start % 900); tick < due; tick += 900) {
      assert.equal(untilRelease(flooded), due)
      for (const twin of [flooded, untouched]) await moveTo(twin, tick)
      await assertSame([flooded, untouched], asked)
    }
    await moveTo(flooded, due)
    for (const { id } of events) assert.ok(flooded.node.store.get(id))
  })
}

/** What waits is unknown to whoever asks or sends it again; its first sender gets the first answer again. */
export async function againIsAsTheFirstTime(
  posts: (wall: string, n: number) => VerifiedEvent,
): Promise<void> {
  return withTwins(2, async ([holds, untouched]) => {
    const { wall, inboxKey, start } = holds
    const [sent, known] = [posts(wall, 0), posts(wall, 1)]
    const line = seal(sent, inboxKey, 9, start)
    for (let times = 0; times < 3; times++) {
      assert.equal(await postTo(holds, line), TAKEN)
      assert.equal(await publishTo(holds, line), OK)
      assert.equal(await postTo(holds, sent), TAKEN)
      assert.equal(await postTo(holds, seal(sent, inboxKey, 10 + times, start)), TAKEN)
    }
    await arrive(holds, [{ event: known, after: 100, by: 'inbox' }])
    const asked = { ids: [sent.id, known.id], word: 'secret' }
    for (const twin of [holds, untouched]) await moveTo(twin, 200)
    await assertSame([holds, untouched], asked)
    // Somebody else publishes it in the open: that is taken as new, and says nothing of the other.
    for (const twin of [holds, untouched]) {
      assert.equal(await publishTo(twin, sent), OK)
      await moveTo(twin, 300)
    }
    await assertSame([holds, untouched], asked)
    await moveTo(holds, untilRelease(holds))
    assert.ok(holds.node.store.get(known.id))
    for (const event of [sent, known]) {
      assert.equal(await postTo(holds, event), TAKEN)
      assert.equal(await postTo(holds, seal(event, inboxKey, 30, start)), TAKEN)
      assert.equal(await publishTo(holds, seal(event, inboxKey, 30, start)), OK)
    }
    const size = holds.node.store.placedCount('default')
    await moveTo(holds, untilRelease(holds))
    assert.equal(holds.node.store.placedCount('default'), size)
  })
}

async function withTwins<T>(count: 2, run: (twins: readonly [Twin, Twin]) => Promise<T>): Promise<T>
async function withTwins<T>(count: 3, run: (twins: readonly [Twin, Twin, Twin]) => Promise<T>): Promise<T>
async function withTwins<T>(count: number, run: (twins: never) => Promise<T>): Promise<T> {
  const twins: Twin[] = []
  try {
    while (twins.length < count) twins.push(await openTwin())
    return await run(twins as never)
  } finally {
    for (const { world } of twins) await world.close()
  }
}

/** Every row of a stopped node's store, and what it promised: also whoever seizes the disk learns no order. */
function diskOf({ node }: Twin): ReadonlyMap<string, string> {
  const dump = new Map<string, string>()
  for (const name of ['node.db', 'lock.db']) {
    const database = new DatabaseSync(join(node.folder, name), { readOnly: true })
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all()
    for (const { name: table } of tables)
      dump.set(`${name} ${table}`, JSON.stringify(database.prepare(`SELECT * FROM "${table}"`).all()))
    database.close()
  }
  return dump
}
