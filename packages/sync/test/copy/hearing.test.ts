// What a copy hears over a relay that says whatever it likes: a public one without NIP-77, which knows nothing of walls.

import { type NostrEvent, signEvent, stringifyEvent, workOf } from '@commonwall/wall'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { secretOf } from '../../../wall/test/seeded.ts'
import { Copy } from '../../src/copy/copy.ts'
import { MemoryPathStore } from '../../src/store/memory-store.ts'
import { relayTransport } from '../../src/transports/relay.ts'
import type { FollowOptions } from '../../src/transports/transport.ts'
import { type PublicRelay, publicRelay } from '../public-relay.ts'
import { mapSource, reallyVerify } from '../rig/source.ts'
import { openSmallWall, type SmallWall, thread } from '../small-wall.ts'

const POW = 4

describe('a copy that hears a relay', () => {
  let wall: SmallWall
  let relay: PublicRelay
  const now = () => Math.floor(Date.now() / 1000)

  beforeAll(async () => {
    wall = await openSmallWall({ posts: 0, pow: POW })
    relay = await publicRelay()
  }, 30_000)
  afterAll(async () => {
    await relay.close()
    await wall.close()
  })

  const openCopy = async () => {
    const copy = await Copy.open({ store: new MemoryPathStore(), verify: reallyVerify, now })
    await copy.catchUp([mapSource(await wall.files())])
    return copy
  }
  /** A thread whose id begins with so many zero bits, or with fewer. */
  const threadWith = (isWanted: (bits: number) => boolean, text: string): NostrEvent => {
    for (let n = 0; ; n++) {
      const event = thread(wall.node.wall, `${text} ${n}`, now())
      if (isWanted(workOf(event.id))) return event
    }
  }
  const hear = async (copy: Copy) => {
    const done = new AbortController()
    const follow = copy.follow(relayTransport(relay.url), {
      signal: done.signal,
      onCaughtUp: () => done.abort(),
    })
    await expect(follow).rejects.toThrow()
    expect(done.signal.aborted).toBe(true)
  }
  const publish = (...events: readonly NostrEvent[]) =>
    relayTransport(relay.url).post?.('', events.map(stringifyEvent))

  it('takes a post that shows the work of the wall, in no log so far; and none that costs nothing', async () => {
    const copy = await openCopy()
    const worked = threadWith((bits) => bits >= POW, 'worked')
    const idle = threadWith((bits) => bits < POW, 'idle')
    const elsewhere = signEvent(
      { ...worked, tags: worked.tags.map((tag) => (tag[0] === 'h' ? ['h', '0'.repeat(64)] : tag)) },
      secretOf(3),
      secretOf(0),
    )
    await publish(worked, idle, elsewhere)
    const before = [...copy.events()].length
    await hear(copy)
    expect([...copy.events()].length).toBe(before + 1)
    expect(copy.event(worked.id)?.content).toBe(worked.content)
    expect(copy.standing(worked.id)).toMatchObject({ places: [], witnessedAt: undefined })
    // Heard again, it is not there twice.
    await hear(copy)
    expect([...copy.events()].length).toBe(before + 1)
  })

  it('tells no relay of a post that waits on its device', async () => {
    const copy = await openCopy()
    const waiting = threadWith(() => true, 'not sent yet')
    await copy.add(waiting)
    const told: string[] = []
    await copy.follow({
      async follow({ known }: FollowOptions) {
        told.push(...[...known].map(({ id }) => id))
      },
    })
    expect(told).toContain(wall.node.wall)
    expect(told).not.toContain(waiting.id)
  })
})
