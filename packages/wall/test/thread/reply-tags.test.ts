import { describe, expect, it } from 'vitest'
import { KIND, type NostrEvent, parentOf, replyTags, rootOf } from '../../src/index.ts'

const [A, B, C] = ['aa', 'bb', 'cc'].map((byte) => byte.repeat(32)) as [string, string, string]
const event = (id: string, kind: number, tags: string[][] = []): NostrEvent => ({
  ...{ id, kind, tags, pubkey: C, created_at: 0, content: '', sig: '' },
})
const answer = (tags: string[][]) => event('dd'.repeat(32), KIND.reply, tags)

describe('tags of an answer (NIP-22)', () => {
  it('to a thread name it above and below', () => {
    const tags = replyTags(event(A, KIND.thread))
    expect(tags).toEqual([
      ['E', A, '', C],
      ['K', '11'],
      ['P', C],
      ['e', A, '', C],
      ['k', '11'],
      ['p', C],
    ])
    expect([rootOf(answer(tags)), parentOf(answer(tags))]).toEqual([A, undefined])
  })

  it('to a reply name the thread above and the reply below', () => {
    const tags = replyTags(event(A, KIND.thread), event(B, KIND.reply))
    expect(tags.slice(3)).toEqual([
      ['e', B, '', C],
      ['k', '1111'],
      ['p', C],
    ])
    expect([rootOf(answer(tags)), parentOf(answer(tags))]).toEqual([A, B])
  })

  it('to an article name its address, which outlives its versions', () => {
    const article = event(A, KIND.article, [['d', 'letter']])
    const address = `30023:${C}:letter`
    const tags = replyTags(article)
    expect(tags.filter(([name]) => name === 'A' || name === 'a')).toEqual([
      ['A', address],
      ['a', address],
    ])
    expect(rootOf(answer(tags))).toBe(address)
    // What answers a reply answers no article.
    expect(replyTags(article, event(B, KIND.reply)).some(([name]) => name === 'a')).toBe(false)
  })

  it('to a thread of which only the id is held name nobody', () => {
    expect(replyTags({ id: A, kind: KIND.thread })).toEqual([
      ['E', A, ''],
      ['K', '11'],
      ['e', A, ''],
      ['k', '11'],
    ])
  })
})
