import {
  AddressPool,
  Copy,
  httpTransport,
  knownOf,
  MemoryPathStore,
  memoryRows,
  Outbox,
  relayTransport,
} from '@commonwall/sync'
import { parseEventJson, verifyEvent } from '@commonwall/wall'
import { afterAll, describe, expect, it } from 'vitest'
import { publicRelay } from '../../sync/test/public-relay.ts'
import { openSmallWall, thread } from '../../sync/test/small-wall.ts'
import { seededBytes } from '../../wall/test/seeded.ts'
import { collectFromRelays } from '../src/follow/collect-relays.ts'

describe('a node that collects from relays of others', async () => {
  let ahead = 0
  const clock = () => Math.floor(Date.now() / 1000) + ahead
  const wall = await openSmallWall({ posts: 1, now: clock })
  const relay = await publicRelay()
  const collecting = collectFromRelays(wall.node, wall.folder, [relay.url], 0.05)
  afterAll(async () => {
    await collecting.stop()
    await relay.close()
    await wall.close()
  })

  /** Sends by an outbox that reaches the relay and nothing else. */
  async function sendOver(text: string) {
    const copy = await Copy.open({
      store: new MemoryPathStore(),
      verify: async (events) => events.map((event) => verifyEvent(event) !== undefined),
      now: clock,
    })
    await copy.catchUp([httpTransport(wall.node.url)])
    const pool = await AddressPool.open()
    pool.add(relayTransport(relay.url), 'other')
    const options = { wall: wall.node.wall, rows: memoryRows(), pool, known: knownOf(copy), now: clock }
    const outbox = await Outbox.open({ ...options, random: seededBytes(text.length) })
    const event = thread(wall.node.wall, text, clock(), text.length)
    await outbox.add(event)
    await outbox.send()
    const [entry] = outbox.entries
    await Promise.all([outbox.close(), copy.close(), pool.close()])
    return { event, entry }
  }

  async function untilKept(id: string): Promise<void> {
    for (const end = Date.now() + 10_000; !wall.node.store.get(id); ) {
      if (Date.now() > end) throw new Error('the post did not come')
      await new Promise((resolve) => setTimeout(resolve, 50))
      ahead += 60
      await wall.node.batch.releaseDue()
    }
  }

  it('takes in what was sealed to its inbox, live, and the relay learns nothing of it', async () => {
    const { event, entry } = await sendOver('over somebody else’s relay')
    expect(entry).toMatchObject({ state: 'sent', sentBy: 'relay' })
    await untilKept(event.id)
    for (const held of relay.events) {
      expect(held.kind).toBe(1059)
      expect(JSON.stringify(held)).not.toContain(event.id)
    }
  })

  it('finds what came while it was away, and passes over what is not its own', async () => {
    await collecting.stop()
    const { event } = await sendOver('while the node was away')
    const foreign = parseEventJson(JSON.stringify({ ...relay.events[0], tags: [['p', 'b'.repeat(64)]] }))
    ;(relay.events as unknown[]).push(foreign)
    const again = collectFromRelays(wall.node, wall.folder, [relay.url], 0.05)
    await untilKept(event.id)
    await again.stop()
  })
})
