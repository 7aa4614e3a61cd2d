import { verifyEvent } from '@commonwall/wall'
import { afterAll, describe, expect, it } from 'vitest'
import { Copy } from '../../src/copy/copy.ts'
import { sourcesOf } from '../../src/copy/source.ts'
import { AddressPool } from '../../src/dial/address-pool.ts'
import { MemoryPathStore } from '../../src/store/memory-store.ts'
import { httpTransport } from '../../src/transports/http.ts'
import { rawPeer } from '../bad-peers.ts'
import { openSmallWall } from '../small-wall.ts'

describe('a copy that asks through a pool', async () => {
  const wall = await openSmallWall({ posts: 4 })
  let connections = 0
  const resetting = await rawPeer((socket) => {
    connections += 1
    socket.once('data', () => socket.resetAndDestroy())
  })
  afterAll(async () => {
    await resetting.close()
    await wall.close()
  })

  it('is reset once by the nearest address, takes the wall from another, and leaves the first alone', async () => {
    const pool = await AddressPool.open()
    pool.add(httpTransport(resetting.url), 'origin')
    pool.add(httpTransport(wall.node.url), 'other')
    const copy = await Copy.open({
      store: new MemoryPathStore(),
      verify: async (events) => events.map((event) => verifyEvent(event) !== undefined),
      now: () => Math.floor(Date.now() / 1000),
      wall: wall.node.wall,
    })
    const first = await copy.catchUp(sourcesOf(pool))
    expect(first.posts).toBeGreaterThanOrEqual(wall.events.length)
    const late = await wall.add('later')
    await copy.catchUp(sourcesOf(pool))
    expect(copy.event(late.id)?.id).toBe(late.id)
    expect(connections).toBe(1)
    const rests =
      pool.addresses().find(({ transport }) => transport.address === resetting.url)?.restsUntil ?? 0
    expect(rests - Date.now()).toBeGreaterThan(60_000)
    await copy.close()
    await pool.close()
  })
})
