import { describe, expect, it } from 'vitest'
import { keepSame } from '../../src/app/shell/keep-same.ts'

const post = (id: string, text: string) => ({ id, author: { key: id }, text: { text, lang: 'en' } })

describe('what came anew and is the same', () => {
  it('is the same value, whole', () => {
    const before = { kind: 'thread', posts: [post('a', '1'), post('b', '2')], pager: undefined }
    expect(keepSame(before, structuredClone(before))).toBe(before)
  })

  it('is given part by part where something else changed', () => {
    const before = { held: 1, posts: [post('a', '1'), post('b', '2')] }
    const now = { held: 2, posts: [post('a', '1'), post('b', 'edited')] }
    const kept = keepSame(before, now)
    expect(kept).toEqual(now)
    expect(kept.posts[0]).toBe(before.posts[0])
    expect(kept.posts[1]).not.toBe(before.posts[1])
    expect(kept.posts[1]?.author).toBe(before.posts[1]?.author)
  })

  it('is found again in a list where others came before it', () => {
    const before = [post('a', '1'), post('b', '2')]
    const now = [post('c', '0'), ...structuredClone(before)]
    const kept = keepSame(before, now)
    expect(kept).toEqual(now)
    expect(kept.slice(1).every((one, at) => one === before[at])).toBe(true)
  })

  it('is another where a field went, came, or changed its kind', () => {
    for (const [before, now] of [
      [{ a: 1, b: 2 }, { a: 1 }],
      [{ a: 1 }, { a: 1, b: undefined }],
      [{ a: [] }, { a: {} }],
      [{ a: { b: 1 } }, { a: undefined }],
      [[1, 2], [1]],
      [{ a: 1 }, { b: 1 }],
    ] as const)
      expect(keepSame(before, now)).toStrictEqual(now)
  })

  it('never is what is no plain data', () => {
    const now = { bytes: new Uint8Array([1]) }
    expect(keepSame({ bytes: new Uint8Array([1]) }, now).bytes).toBe(now.bytes)
  })
})
