// What an author can make slow to read must not make the node deaf to everybody else.

import { KIND } from '@commonwall/wall'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTime } from '../../src/pages/in-time.ts'
import { type SmallWall, smallWall } from './small-wall.ts'

let wall: SmallWall

beforeAll(async () => {
  wall = await smallWall()
})
afterAll(() => wall.close())

describe('an article that takes the square of its length to read', () => {
  it('is shown as it was typed, after seconds once and at once from then on', async () => {
    const content = '*a_'.repeat(19_000)
    const tags = [
      ['d', 'slow'],
      ['title', 'Slow'],
      ['t', 'talk'],
    ]
    const { id } = await wall.post(6, { kind: KIND.article, tags, content })
    const path = `/t/${wall.store.position('default', id)}`
    const started = performance.now()
    const { status, html } = await wall.get(path)
    expect(status).toBe(200)
    expect(html).toContain('*a_*a_*a_')
    const once = performance.now()
    await wall.get(path)
    expect(once - started).toBeLessThan(6_000)
    expect(performance.now() - once).toBeLessThan(1_000)
  }, 150_000)
})

describe('work in time', () => {
  it('gives what it yields, throws what it throws, and ends when its time is over', () => {
    expect(inTime(() => 'done', 1_000)).toBe('done')
    expect(() =>
      inTime(() => {
        throw new TypeError('mine')
      }, 1_000),
    ).toThrow(TypeError)
    const endless = () => {
      for (let n = 0; n >= 0; n = (n + 1) % 1_000);
    }
    expect(inTime(endless, 20)).toBeUndefined()
  })
})
