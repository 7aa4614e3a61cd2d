// A search on a page is paid for in time, like a question to the relay: who asked for much waits, others do not.

import { KIND } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { MAX_QUEUED } from '../../src/relay/limits.ts'
import { type Clock, Turns } from '../../src/relay/turns.ts'
import { type SmallWall, smallWall } from './small-wall.ts'

/** A wall on which each search takes so many milliseconds of a clock that goes on only by work and by `wait`. */
async function slowWall(cost: number) {
  let now = 0
  const calls: { readonly at: number; readonly call: () => void }[] = []
  const clock: Clock = {
    now: () => now,
    after(milliseconds, call) {
      const entry = { at: now + milliseconds, call }
      calls.push(entry)
      return () => void calls.splice(calls.indexOf(entry), calls.includes(entry) ? 1 : 0)
    },
  }
  const turns = new Turns(clock)
  const wall = await smallWall({ turns })
  await wall.post(2, {
    kind: KIND.thread,
    tags: [
      ['title', 'Thread'],
      ['t', 'talk'],
      ['l', 'en'],
    ],
    content: 'A word.',
  })
  const query = wall.store.query.bind(wall.store)
  wall.store.query = (filters, cap, log) => {
    if (filters.some(({ search }) => search !== undefined)) now += cost
    return query(filters, cap, log)
  }
  const wait = (milliseconds: number) => {
    now += milliseconds
    for (const { call } of calls.filter(({ at }) => at <= now)) call()
  }
  return { wall, turns, wait }
}

async function status(wall: SmallWall, words: string): Promise<number> {
  const body = new URLSearchParams({ q: words })
  return (await wall.pages.app.request('/s', { method: 'POST', body })).status
}

it('a search waits until the ones before it are made up for', async () => {
  const { wall, wait } = await slowWall(2_000)
  await wall.get('/')
  expect(await wall.search('word')).toContain('A word.')
  let second: string | undefined
  const asked = wall.search('word').then((html) => {
    second = html
  })
  // That it is not answered yet is the point.
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(second).toBeUndefined()
  expect((await wall.get('/')).html).toContain('Thread')
  wait(10_000)
  await asked
  expect(second).toContain('A word.')
  await wall.close()
})

it('is answered with 503 where too many wait; what was made for others is not', async () => {
  const { wall, turns } = await slowWall(20_000)
  await wall.get('/')
  await wall.search('word')
  const waiting = Array.from({ length: MAX_QUEUED }, (_, n) => status(wall, `word ${n}`))
  expect(await status(wall, 'one more')).toBe(503)
  expect((await wall.get('/')).status).toBe(200)
  let isAnswered = false
  turns.take(
    {},
    {
      key: 'REQ',
      bytes: 10,
      run() {
        isAnswered = true
      },
    },
  )
  expect(isAnswered, 'the relay is in the same row').toBe(false)
  expect(waiting).toHaveLength(MAX_QUEUED)
  await wall.close()
})
