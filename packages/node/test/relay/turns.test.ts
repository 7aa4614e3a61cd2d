// What asks much waits; what asks little, and whatever asks nothing of the store, does not wait for it.

import { describe, expect, it } from 'vitest'
import {
  ALL_SHARE,
  CONNECTION_SHARE,
  MAX_QUEUED,
  MAX_QUEUED_BYTES,
  MODEST_BYTES,
} from '../../src/relay/limits.ts'
import { type Clock, Turns } from '../../src/relay/turns.ts'

/** A clock that goes on by what is worked and waited for, and the turns on it. */
function setUp() {
  let now = 0
  let calls: { readonly at: number; readonly call: () => void }[] = []
  const clock: Clock = {
    now: () => now,
    after(milliseconds, call) {
      const entry = { at: now + milliseconds, call }
      calls.push(entry)
      return () => {
        calls = calls.filter((other) => other !== entry)
      }
    },
  }
  const turns = new Turns(clock)
  const answered: { readonly name: string; readonly at: number }[] = []
  const ask = (who: object, name: string, cost: number, bytes = 10) =>
    turns.take(who, {
      key: name,
      bytes,
      run() {
        now += cost
        answered.push({ name, at: now })
      },
    })
  const goOnTo = (end: number) => {
    for (;;) {
      const [next] = calls.toSorted((a, b) => a.at - b.at)
      if (!next || next.at > end) break
      calls = calls.filter((other) => other !== next)
      now = Math.max(now, next.at)
      next.call()
    }
    now = Math.max(now, end)
  }
  const names = () => answered.map(({ name }) => name)
  return { turns, ask, goOnTo, answered, names, time: () => now }
}

describe('turns', () => {
  it('answer at once, and for ever, what costs as little as a page', () => {
    const { ask, names, goOnTo, time } = setUp()
    const reader = {}
    for (let n = 0; n < 1_000; n += 1) {
      ask(reader, String(n), 20)
      expect(names()).toHaveLength(n + 1)
      goOnTo(time())
    }
    expect(time()).toBe(20_000)
  })

  it('leave everything else its turn after a page’s worth of work, also where all of it came at once', () => {
    const { ask, names, goOnTo } = setUp()
    const reader = {}
    for (let n = 0; n < 10; n += 1) ask(reader, String(n), 10)
    expect(names()).toEqual(['0', '1', '2'])
    goOnTo(100)
    expect(names()).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
  })

  it('give one connection a quarter of the time for what costs much, in its order', () => {
    const { ask, names, goOnTo } = setUp()
    const greedy = {}
    for (let n = 0; n < 100; n += 1) ask(greedy, String(n), 1_000)
    goOnTo(60_000)
    expect(names().length).toBeLessThanOrEqual(60 * CONNECTION_SHARE + 2)
    expect(names().length).toBeGreaterThan(10)
    expect(names()).toEqual(names().map((_, n) => String(n)))
  })

  it('are had by who asks for one short thing, also where another fills the row with what is long', () => {
    const { ask, names, goOnTo } = setUp()
    for (let n = 0; n < 10; n += 1) ask({}, 'dear', 1_000)
    while (ask({}, 'dear', 1_000, MAX_QUEUED_BYTES / 128));
    while (ask({}, 'dear', 1_000, MODEST_BYTES + 1));
    const reader = {}
    expect(ask(reader, 'short', 10, MODEST_BYTES)).toBe(true)
    expect(ask(reader, 'another', 10, MODEST_BYTES)).toBe(false)
    goOnTo(600_000)
    expect(names()).toContain('short')
  })

  it('give all together half of it', () => {
    const { ask, answered, goOnTo } = setUp()
    for (let n = 0; n < 200; n += 1) ask({}, String(n), 1_000)
    goOnTo(60_000)
    expect(answered.length).toBeLessThanOrEqual(60 * ALL_SHARE + 6)
    expect(answered.length).toBeGreaterThan(25)
  })

  it('let nobody who asks little wait for longer than one of the longest, however much others ask', () => {
    const { ask, answered, goOnTo, time } = setUp()
    const greedy = Array.from({ length: 20 }, () => ({}))
    for (const who of greedy) for (let n = 0; n < 20; n += 1) ask(who, 'much', 1_000)
    goOnTo(60_000) // by now every one of them has taken some
    for (let n = 0; n < 20; n += 1) {
      const asked = time()
      ask({}, `little ${n}`, 5)
      goOnTo(asked + 3_000)
      const at = answered.find(({ name }) => name === `little ${n}`)?.at ?? Number.POSITIVE_INFINITY
      expect(at - asked).toBeLessThan(1_010)
    }
  })

  it('refuse what is too much to remember', () => {
    const { ask } = setUp()
    const greedy = {}
    expect(ask(greedy, 'long', 1_000)).toBe(true)
    for (let n = 0; n < MAX_QUEUED; n += 1) expect(ask(greedy, String(n), 1)).toBe(true)
    expect(ask(greedy, 'one more', 1)).toBe(false)
    expect(ask({}, 'large', 1, MAX_QUEUED_BYTES)).toBe(false)
    expect(ask({}, 'small', 1)).toBe(true)
  })

  it('forget what is taken back, and who has gone', () => {
    const { ask, turns, goOnTo, names } = setUp()
    const [one, other] = [{}, {}]
    ask(one, 'long', 1_000)
    ask(one, 'a', 1)
    ask(one, 'b', 1)
    ask(other, 'c', 1, MAX_QUEUED_BYTES - 20)
    turns.drop(one, 'a')
    turns.leave(other)
    expect(ask({}, 'd', 1, MAX_QUEUED_BYTES - 20)).toBe(true)
    goOnTo(60_000)
    expect(names().toSorted()).toEqual(['b', 'd', 'long'])
  })
})
