// NIP-01: the shape of an event, its id, its signature, filters.

import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { verifyEvent as peerVerify } from 'nostr-tools/pure'
import { describe, expect, it } from 'vitest'
import {
  EventError,
  eventBytes,
  eventId,
  hasTrueId,
  MAX_EVENT_BYTES,
  matches,
  type NostrEvent,
  parseEvent,
  parseEventJson,
  parseFilter,
  publicKeyOf,
  signEvent,
  stringifyEvent,
  verifyEvent,
} from '../../src/event/index.ts'

const secret = new Uint8Array(32).fill(3)
const sign = (content: string, tags: string[][] = [], kind = 1) =>
  signEvent({ kind, created_at: 1_700_000_000, tags, content }, secret, new Uint8Array(32))

interface Vector {
  readonly why: string
  readonly event: unknown
  readonly field?: string
  readonly json?: string
}
const vectors = (folder: string): Vector[] => {
  const path = new URL(`../../../../vectors/event/${folder}/`, import.meta.url)
  return readdirSync(path).flatMap(
    (name) => JSON.parse(readFileSync(new URL(name, path), 'utf8')) as Vector[],
  )
}

describe('vectors/event', () => {
  for (const { why, event } of vectors('valid'))
    it(`takes ${why}`, () => {
      const parsed = parseEvent(event)
      expect(verifyEvent(parsed)).toBeDefined()
      expect(parseEventJson(stringifyEvent(parsed))).toEqual(parsed)
    })
  for (const { why, event, json, field } of vectors('invalid'))
    it(`refuses ${why}`, () => {
      let error: unknown
      try {
        const parsed = json === undefined ? parseEvent(event) : parseEventJson(json)
        if (verifyEvent(parsed)) throw new Error('was taken')
        error = new EventError('signature', '', '')
      } catch (caught) {
        error = caught
      }
      expect(error).toBeInstanceOf(EventError)
      expect((error as EventError).field).toBe(field)
    })
})

describe('an event', () => {
  it('has the id and signature that nostr-tools computes, for any content and tags', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.array(fc.array(fc.string(), { maxLength: 4 }), { maxLength: 5 }),
        (content, tags) => {
          if (!content.isWellFormed()) return
          const event = sign(content, tags)
          expect(peerVerify({ ...event, tags: tags.map((tag) => [...tag]) } as never)).toBe(true)
          expect(verifyEvent(event)).toBeDefined()
        },
      ),
      { seed: 1, numRuns: 40 },
    )
  })

  it('loses its mark when any field is changed', () => {
    const event = sign('hello', [['t', 'x']])
    const changed: NostrEvent[] = [
      { ...event, content: 'hellp' },
      { ...event, created_at: event.created_at + 1 },
      { ...event, kind: 2 },
      { ...event, tags: [['t', 'y']] },
      { ...event, pubkey: publicKeyOf(new Uint8Array(32).fill(4)) },
      { ...event, sig: `${event.sig.slice(0, -1)}${event.sig.endsWith('0') ? '1' : '0'}` },
    ]
    for (const other of changed) expect(verifyEvent(other)).toBeUndefined()
    const forged = { ...event, content: 'forged' }
    expect(verifyEvent({ ...forged, id: eventId(forged) })).toBeUndefined()
  })

  it('hashes control characters as JSON.stringify writes them', () => {
    const event = sign('\u0001\b\f\u007f')
    expect(hasTrueId(event)).toBe(true)
    expect(JSON.stringify('\u0001')).toBe('"\\u0001"')
  })

  it('may have exactly 60,000 bytes and not one more', () => {
    const spare = MAX_EVENT_BYTES - eventBytes(sign(''))
    expect(parseEvent(sign('a'.repeat(spare)))).toBeDefined()
    expect(() => parseEvent(sign('a'.repeat(spare + 1)))).toThrow(
      'event: expected at most 60000 bytes, got 60001',
    )
  })

  it('keeps nothing but the seven fields', () => {
    const parsed = parseEvent({ ...sign('x'), extra: 1, __proto__: { polluted: true } })
    expect(new Set(Object.keys(parsed))).toEqual(
      new Set(['id', 'pubkey', 'created_at', 'kind', 'tags', 'content', 'sig']),
    )
  })
})

describe('a filter', () => {
  const event = sign('x', [
    ['t', 'a', 'second'],
    ['t', 'b'],
    ['e', '0'.repeat(64)],
  ])

  it('matches by every member that it names', () => {
    expect(matches(parseFilter({}), event)).toBe(true)
    expect(matches(parseFilter({ ids: [event.id], authors: [event.pubkey], kinds: [1] }), event)).toBe(true)
    expect(matches(parseFilter({ kinds: [2] }), event)).toBe(false)
    expect(matches(parseFilter({ ids: [] }), event)).toBe(false)
  })

  it('takes since and until inclusively', () => {
    expect(matches(parseFilter({ since: event.created_at, until: event.created_at }), event)).toBe(true)
    expect(matches(parseFilter({ since: event.created_at + 1 }), event)).toBe(false)
    expect(matches(parseFilter({ until: event.created_at - 1 }), event)).toBe(false)
  })

  it('looks at the first value of a tag only, any of the given, all of the names', () => {
    expect(matches(parseFilter({ '#t': ['b', 'c'] }), event)).toBe(true)
    expect(matches(parseFilter({ '#t': ['second'] }), event)).toBe(false)
    expect(matches(parseFilter({ '#t': ['a'], '#e': ['1'.repeat(64)] }), event)).toBe(false)
  })

  it('refuses prefixes, upper case and floods, naming the member', () => {
    expect(() => parseFilter({ ids: ['abc'] })).toThrow(/^ids: expected 64 lower-case hex digits/)
    expect(() => parseFilter({ '#e': ['A'.repeat(64)] })).toThrow(/^#e: expected 64/)
    expect(() => parseFilter({ kinds: [-1] })).toThrow(/^kinds/)
    expect(() => parseFilter({ authors: Array(1001).fill('0'.repeat(64)) })).toThrow(/at most 1000 values/)
    expect(() => parseFilter({ since: 1.5 })).toThrow(/^since/)
    expect(() => parseFilter([])).toThrow(/^filter/)
  })
})
