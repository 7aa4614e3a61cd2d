import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { committedWork, eventId, mineEvent, workAsked, workOf } from '../../src/index.ts'
import { CounterHash } from '../../src/work/counter-hash.ts'
import { readVectors } from '../vectors.ts'

const unsigned = { pubkey: 'a'.repeat(64), created_at: 1, kind: 11, tags: [['t', 'x']], content: '人 "q"\n' }

describe('work asked of newcomers', () => {
  const asked = (content: string, more: Partial<Parameters<typeof workAsked>[0]> = {}, floor = 16) =>
    workAsked({ kind: 1111, content, tags: [], ...more }, floor)
  const npub = (n: number) => `nostr:npub1${String(n).repeat(58)}`

  it('grows by a bit for each link and mention beyond two, up to three', () => {
    expect(asked('https://a.example http://b.example')).toBe(16)
    expect(asked('https://a http://b www.c')).toBe(17)
    expect(asked('人权 https://a.example/?u=http://b.example https://c.example')).toBe(17)
    expect(asked('x', { kind: 11, tags: [['title', 'http://a http://b http://c http://d']] })).toBe(18)
    expect(asked([1, 2, 3].map(npub).join(' '))).toBe(17)
    expect(asked(`${[1, 2, 3].map(npub).join(' ')} https://a https://b https://c`)).toBe(18)
    expect(asked('https://a '.repeat(5_000))).toBe(19)
  })

  it('counts whom a reply tells, besides the one that it answers, and no mention twice', () => {
    const tags = [1, 2, 3, 4].map((n) => ['p', String(n).repeat(64)])
    expect(asked('hello', { tags })).toBe(17)
    expect(asked([1, 2, 3].map(npub).join(' '), { tags })).toBe(17)
  })

  it('asks nothing where the wall asks nothing, and no more of what is no text', () => {
    expect(asked('https://a '.repeat(50), {}, 0)).toBe(0)
    expect(asked('https://a '.repeat(50), { kind: 1985 })).toBe(16)
  })
})

describe('proof of work (NIP-13)', () => {
  it.each([
    ['f'.repeat(64), 0],
    [`7${'f'.repeat(63)}`, 1],
    [`1${'f'.repeat(63)}`, 3],
    [`0${'f'.repeat(63)}`, 4],
    ['000000000e9d97a1ab09fc381030b346cdd7a142ad57e6df0b46dc9bef6c7e2d', 36],
    ['0'.repeat(64), 256],
  ])('%s shows %i bits', (id, bits) => {
    expect(workOf(id)).toBe(bits)
  })

  it('counts the target that was written down, or what is shown if that is less', () => {
    const id = `00${'f'.repeat(62)}`
    const work = (...nonce: string[]) => committedWork({ id, tags: [['nonce', ...nonce]] })
    expect(work('1', '5')).toBe(5)
    expect(work('1', '8')).toBe(8)
    expect(work('1', '30')).toBe(8)
    for (const nonce of [[], ['1'], ['1', ''], ['1', '-5'], ['1', '05'], ['1', '1e1'], ['1', '9999']])
      expect(work(...nonce)).toBe(0)
    expect(committedWork({ id, tags: [] })).toBe(0)
  })

  it.each(readVectors<{ name: string; id: string; tags: string[][]; work: number }>('seal/valid/work.json'))(
    'counts as the vectors say: $name',
    ({ id, tags, work }) => {
      expect(committedWork({ id, tags })).toBe(work)
    },
  )

  it('is found, is true, and goes on where it stopped', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 9 }), (content, bits) => {
        let step = mineEvent({ ...unsigned, content }, bits, { start: 0, limit: 100 })
        for (let rounds = 1; 'next' in step; rounds++) {
          expect(step.next).toBe(100 * rounds)
          step = mineEvent({ ...unsigned, content }, bits, { start: step.next, limit: 100 })
        }
        expect(committedWork({ ...step.event, id: eventId(step.event) })).toBe(bits)
        expect(step.event.tags[0]).toEqual(['t', 'x'])
      }),
      { seed: 1, numRuns: 50 },
    )
  })

  it('hashes as everybody does wherever the counter stands, over ends of blocks and more digits', () => {
    for (let length = 0; length < 130; length++)
      for (const [counter, following] of [
        ['0', '1'],
        ['9', undefined],
        ['98', '99'],
        ['099', '100'],
        ['99999998', '99999999'],
        ['000099999999', '000100000000'],
      ] as const) {
        const before = utf8ToBytes('x'.repeat(length))
        const after = utf8ToBytes('y'.repeat(3 * (length % 70)))
        const hash = new CounterHash(before, counter, after)
        const of = (digits: string) => bytesToHex(sha256(concatBytes(before, utf8ToBytes(digits), after)))
        const said = () =>
          [...hash.digest()].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
        expect(said()).toBe(of(counter))
        if (following === undefined) continue
        hash.next()
        expect(said()).toBe(of(following))
      }
  })

  it('is found for posts and for sealed lines of every length, from any counter on', () => {
    for (let length = 0; length < 130; length++)
      for (const start of [0, 9, 98, 99_999_998])
        for (const kind of [11, 1059]) {
          const longer = { ...unsigned, kind, content: 'y'.repeat(length) }
          const spelled = (counter: number) =>
            kind === 11
              ? { ...longer, tags: [...longer.tags, ['nonce', String(counter), '3']] }
              : {
                  ...longer,
                  tags: [...longer.tags, ['nonce', '0', '3']],
                  content: longer.content + String(counter).padStart(12, '0'),
                }
          let first = start
          while (workOf(eventId(spelled(first))) < 3) first++
          // One that looked at another text than everybody would pass this one over seven times in eight.
          expect(mineEvent(longer, 3, { start, limit: 1_000 })).toEqual({ event: spelled(first) })
          expect(mineEvent(longer, 3, { start, limit: first - start })).toEqual({ next: first })
        }
  })

  it('replaces an older nonce', () => {
    const again = mineEvent({ ...unsigned, tags: [['nonce', '5', '1']] }, 0, { start: 3, limit: 1 })
    expect('event' in again && again.event.tags).toEqual([['nonce', '3', '0']])
  })
})
