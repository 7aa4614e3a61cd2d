import { type DefinitionHistory, KIND, type VerifiedEvent } from '@commonwall/wall'
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
  activity = new Activity({ store, numbers: new Numbers(store), ...RULES, ...bounds })
  return activity
}
/** Where everything is shown, and each author's date is believed. */
const RULES = {
  facts: () => ({
    history: {} as DefinitionHistory,
    ...{ now: 1_000, keyOf: ({ created_at }: VerifiedEvent) => created_at, isLeftOut: () => false },
    time: { wallTime: 0, witnessedTime: () => 0 },
  }),
  withheld: () => [],
  weigh: (root: string) => ({ moved: 0, by: root }),
}
/** Where dates are witnessed as given here, and what has none is not shown; each thread is weighed by its first post alone. */
function ruled(keys: Readonly<Record<string, number | undefined>>) {
  const now: { keys: typeof keys; history: object; withheld: string[] } = { keys, history: {}, withheld: [] }
  const dateOf = ({ id, created_at }: VerifiedEvent) => (id in now.keys ? now.keys[id] : created_at)
  const byId = (id: string) => {
    const event = store.get(id)
    return event && dateOf(event)
  }
  const held = new Activity({
    ...{ store, numbers: new Numbers(store) },
    facts: () => ({
      ...{ history: now.history as DefinitionHistory, now: 1_000 },
      keyOf: (event: VerifiedEvent) => dateOf(event) ?? event.created_at,
      isLeftOut: (event: VerifiedEvent) => dateOf(event) === undefined,
      time: { wallTime: 0, witnessedTime: byId },
    }),
    withheld: () => now.withheld,
    weigh: (root) => ({ moved: byId(root) ?? 0, by: root }),
  })
  activity = held
  return { held, now }
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
        const running = new Activity({ store: new MemoryStore(), numbers: new Numbers(store), ...RULES })
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

  it('a post moves its thread to where the witnesses saw it, and not to the date that it claims', async () => {
    const [one, two] = [thread(1, 100), thread(2, 200)]
    const ahead = reply(one, 900_000)
    await log(one, two, ahead)
    const { held, now } = ruled({ [ahead.id]: 150 })
    expect(order(held)).toEqual([two.id, one.id])
    expect(held.newest(undefined)[1]?.moved).toBe(150)
    now.history = {}
    expect(order(held)).toEqual([two.id, one.id])
  })

  it('a post that is not shown moves nothing, until it is', async () => {
    const [one, two] = [thread(1, 100), thread(2, 200)]
    const ahead = reply(one, 900_000)
    await log(one, two, ahead)
    const { held, now } = ruled({ [ahead.id]: undefined })
    expect(order(held)).toEqual([two.id, one.id])
    expect([...held.undatedUnder(one.id)]).toEqual([ahead.id])
    now.keys = { [ahead.id]: 300 }
    now.history = {}
    expect(order(held)).toEqual([one.id, two.id])
    expect([...held.undatedUnder(one.id)]).toEqual([])
  })

  it('a thread is weighed anew when what moved it last is taken back, or kept back by this host', async () => {
    const [one, two, three] = [thread(1, 100), thread(2, 200), thread(3, 300)]
    const [late, later] = [reply(one, 400), reply(two, 500)]
    await log(one, two, three, late, later)
    const { held, now } = ruled({})
    expect(order(held)).toEqual([two.id, one.id, three.id])
    const back = {
      by: '',
      authors: [late.pubkey],
      ids: [late.id],
      addresses: [],
      everything: false,
      until: 0,
    }
    await store.withdraw(back)
    expect(order(held)).toEqual([two.id, three.id, one.id])
    now.withheld = [later.id]
    expect(order(held)).toEqual([three.id, two.id, one.id])
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
