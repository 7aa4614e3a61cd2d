import { KIND, type VerifiedEvent } from '@commonwall/wall'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Activity } from '../../src/pages/activity.ts'
import { Numbers } from '../../src/pages/numbers.ts'
import { fabricate } from '../../src/store/acceptance/fabricate.ts'
import { MemoryStore } from '../../src/store/index.ts'

let store: MemoryStore
let activity: Activity | undefined
beforeEach(() => {
  store = new MemoryStore()
})
afterEach(async () => {
  activity?.close()
  await store.close()
})

const thread = (n: number, at: number, board = 'talk') =>
  fabricate({
    kind: KIND.thread,
    created_at: at,
    tags: [
      ['title', `${n}`],
      ['t', board],
    ],
    content: `${n}`,
  })
const reply = (root: VerifiedEvent, at: number) =>
  fabricate({
    kind: KIND.reply,
    created_at: at,
    tags: [
      ['E', root.id],
      ['K', '11'],
      ['e', root.id],
      ['k', '11'],
    ],
    content: `${at}`,
  })

async function log(...events: VerifiedEvent[]) {
  await store.put(events.map((event) => ({ event, log: 'default' })))
  await store.place(
    'default',
    store.placedCount('default'),
    events.map(({ id }) => id),
  )
}
const open = (first?: number, most?: number) => {
  const bounds = { ...(first === undefined ? {} : { first }), ...(most === undefined ? {} : { most }) }
  activity = new Activity({ store, numbers: new Numbers(store), ...bounds })
  return activity
}
const order = (from: Activity, board?: string) => from.newest(board).map(({ root }) => root)

describe('activity', () => {
  it('a reply lifts its thread; an older one does not lower it', async () => {
    const [one, two] = [thread(1, 100), thread(2, 200)]
    await log(one, two)
    const held = open()
    expect(order(held)).toEqual([two.id, one.id])
    const late = reply(one, 300)
    const early = reply(one, 50)
    await log(late, early)
    held.add([late, early])
    expect(order(held)).toEqual([one.id, two.id])
    expect(held.newest(undefined)[0]?.moved).toBe(300)
  })

  it('is the same after a start as it was while running, in whichever order posts came', async () => {
    const threads = [1, 2, 3, 4, 5].map((n) => thread(n, n * 10))
    const replies = threads.flatMap((root, n) => [reply(root, 500 - n * 7), reply(root, 20 + n)])
    await log(...threads, ...replies)
    const expected = order(open())
    activity?.close()
    const shuffled = fc.shuffledSubarray([...threads, ...replies], { minLength: 15 })
    fc.assert(
      fc.property(shuffled, (events) => {
        const running = new Activity({ store: new MemoryStore(), numbers: new Numbers(store) })
        running.add(events)
        expect(order(running)).toEqual(expected)
        running.close()
      }),
      { seed: 1, numRuns: 100 },
    )
  })

  it('knows a reply’s board by its thread', async () => {
    const root = thread(1, 100, 'news')
    await log(root, thread(2, 150), reply(root, 200))
    expect(order(open(), 'news')).toEqual([root.id])
  })

  it('reads the end of the log at once and the rest in the background', async () => {
    const threads = Array.from({ length: 40 }, (_, n) => thread(n, n))
    await log(...threads)
    const held = open(10)
    expect(order(held)).toHaveLength(10)
    await expect.poll(() => order(held).length).toBe(40)
  })

  it('is bounded: who moved longest ago leaves the lists', async () => {
    const threads = Array.from({ length: 10 }, (_, n) => thread(n, n))
    await log(...threads)
    expect(order(open(100, 3))).toEqual(
      threads
        .slice(-3)
        .reverse()
        .map(({ id }) => id),
    )
  })

  it('leaves the optional log alone', async () => {
    const root = thread(1, 100)
    await store.put([{ event: root, log: 'optional' }])
    await store.place('optional', 0, [root.id])
    const held = open()
    held.add([root])
    expect(order(held)).toEqual([])
  })
})
