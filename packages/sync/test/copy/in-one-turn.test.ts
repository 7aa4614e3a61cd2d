// Whoever looks while a copy reads is told of no place that it is empty where its post is on the way.

import { setImmediate as turn } from 'node:timers/promises'
import { verifyEvent } from '@commonwall/wall'
import { afterAll, expect, it } from 'vitest'
import { Copy } from '../../src/copy/copy.ts'
import { MemoryPathStore } from '../../src/store/memory-store.ts'
import { httpTransport } from '../../src/transports/http.ts'
import { openSmallWall } from '../small-wall.ts'

const wall = await openSmallWall({ posts: 3, witnesses: 1 })
afterAll(wall.close)

it('a place that is held has its post, or one in line to be checked, at every moment', async () => {
  const copy = await Copy.open({
    store: new MemoryPathStore(),
    verify: async (events) => events.map((event) => verifyEvent(event) !== undefined),
    now: () => Math.floor(Date.now() / 1000),
    wall: wall.node.wall,
  })
  let isDone = false
  const reading = copy.catchUp([httpTransport(wall.node.url, { inbox: false })]).finally(() => {
    isDone = true
  })
  const empty = new Set<string>()
  let looks = 0
  for (; !isDone; looks++) {
    for (const { id } of copy.holes()) empty.add(id)
    // Between any two steps of what is read, and now and then for what comes over the line.
    await (looks % 100 === 99 ? turn() : undefined)
  }
  await reading
  expect(looks).toBeGreaterThan(100)
  expect([...empty]).toEqual([])
  await copy.close()
})
