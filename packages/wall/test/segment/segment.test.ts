import { formatNote, parseNote } from '@commonwall/tlog'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decodeSegment,
  encodeSegment,
  eventId,
  MAX_SEGMENT_BYTES,
  type NostrEvent,
  type Position,
  type SegmentContent,
  SegmentDecoder,
  SegmentError,
  segmentDictionary,
} from '../../src/index.ts'
import { readVectors } from '../vectors.ts'

const ORIGIN = `commonwall/${'a'.repeat(64)}/0123456789abcdef`
const ROOT = 'A'.repeat(43)
const keys = ['a', 'b', 'c', 'd'].map((digit) => digit.repeat(64))

function note(size: number, origin = ORIGIN): string {
  return `${origin}\n${size}\n${ROOT}=\n\n— ${origin} AAAA\n`
}

function madeEvent(fields: Partial<NostrEvent>): NostrEvent {
  const event = {
    pubkey: 'e'.repeat(64),
    created_at: 1_700_000_000,
    kind: 11,
    tags: [],
    content: '',
    sig: 'f'.repeat(128),
    ...fields,
  }
  return { ...event, id: eventId(event) }
}

const text = fc.oneof(fc.constantFrom(...keys), fc.string({ unit: 'grapheme', maxLength: 12 }))
const event = fc
  .record({
    pubkey: fc.constantFrom(...keys),
    created_at: fc.integer({ min: 0, max: 2 ** 40 }),
    kind: fc.constantFrom(0, 5, 11, 1111, 30023),
    tags: fc.array(fc.array(text, { maxLength: 3 }), { maxLength: 4 }),
    content: text,
  })
  .map(madeEvent)
const position: fc.Arbitrary<Position> = fc.oneof(
  { weight: 4, arbitrary: event },
  { weight: 1, arbitrary: fc.constantFrom(...keys) },
)
const content = fc.record({
  positions: fc.array(position, { minLength: 1, maxLength: 8 }),
  anchors: fc
    .uniqueArray(fc.integer({ min: 1, max: 255 }), { maxLength: 3 })
    .map((sizes) => sizes.sort((a, b) => a - b).map((size) => note(size))),
})

function place({ positions }: SegmentContent) {
  return { origin: ORIGIN, firstIndex: 0, count: positions.length }
}

describe('segments', () => {
  it('come back as they were written, in chunks of any size', () => {
    fc.assert(
      fc.property(content, fc.integer({ min: 1, max: 400 }), (segment, step) => {
        const bytes = encodeSegment(segment)
        expect(decodeSegment(bytes, place(segment))).toEqual(segment)
        const decoder = new SegmentDecoder(place(segment))
        for (let at = 0; at < bytes.length; at += step) decoder.push(bytes.slice(at, at + step))
        expect(decoder.end()).toEqual(segment)
      }),
      { seed: 1, numRuns: 100 },
    )
  })

  it('refuse every changed byte, or show it in an id, a hole, a signature or an anchor', () => {
    const segment = {
      positions: [
        madeEvent({
          pubkey: keys[0] ?? '',
          tags: [
            ['p', keys[0] ?? ''],
            ['t', 'naïve 人权'],
          ],
          content: 'a "quoted"\nline',
        }),
        keys[1] ?? '',
        madeEvent({ tags: [['e', keys[2] ?? '']], content: keys[2] ?? '' }),
      ],
      anchors: [note(3)],
    }
    const bytes = encodeSegment(segment)
    const held = JSON.stringify(segment)
    for (let at = 0; at < bytes.length; at++)
      for (let bit = 0; bit < 8; bit++) {
        const flipped = bytes.slice()
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit)
        let read: SegmentContent
        try {
          read = decodeSegment(flipped, place(segment))
        } catch (error) {
          expect(error, `byte ${at} bit ${bit}`).toBeInstanceOf(SegmentError)
          continue
        }
        expect(JSON.stringify(read), `byte ${at} bit ${bit}`).not.toBe(held)
        read.positions.forEach((position, i) => {
          const before = segment.positions[i]
          if (typeof position === 'string' || typeof before === 'string' || before === undefined) return
          const { id, sig, ...rest } = position
          const { id: idBefore, sig: sigBefore, ...restBefore } = before
          expect(id === idBefore, `byte ${at} bit ${bit}`).toBe(
            JSON.stringify(rest) === JSON.stringify(restBefore),
          )
        })
      }
  })

  it('give numbers to what occurs twice as a whole, in order of first occurrence', () => {
    const [a = '', b = '', c = '', d = ''] = keys
    const positions = [
      madeEvent({ pubkey: b, tags: [['e', a, d]], content: c }),
      d,
      madeEvent({ pubkey: b, tags: [['q', `x${a}`]], content: a }),
    ]
    expect(segmentDictionary(positions)).toEqual([b, a])
    const lines = new TextDecoder().decode(encodeSegment({ positions, anchors: [] })).split('\n')
    expect(lines[0]).toBe(JSON.stringify([b, a]))
    expect(lines[1]).toBe(`[0,1700000000,11,[["e",1,"${d}"]],"${c}","${'f'.repeat(128)}"]`)
    expect(lines[2]).toBe(`"${d}"`)
    expect(lines[3]).toBe(`[0,1700000000,11,[["q","x${a}"]],1,"${'f'.repeat(128)}"]`)
  })

  it('are read while every event is at its limit, and no further', () => {
    const empty = JSON.stringify(madeEvent({})).length
    const full = madeEvent({ content: 'x'.repeat(60_000 - empty) })
    const segment = { positions: Array<Position>(256).fill(full), anchors: [] }
    const bytes = encodeSegment(segment)
    expect(decodeSegment(bytes, { firstIndex: 256, count: 256 }).positions).toHaveLength(256)
    expect(() =>
      encodeSegment({ positions: [madeEvent({ content: 'x'.repeat(60_001 - empty) })], anchors: [] }),
    ).toThrow('at most 60000 bytes')
  })

  it('hold the limit of an event after its numbers are expanded', () => {
    const [a = ''] = keys
    const line = `[0,1,1,[[${Array(900).fill('0').join(',')}]],"","${'f'.repeat(128)}"]`
    const bytes = new TextEncoder().encode(`${JSON.stringify([a])}\n${line}\n`)
    expect(() => decodeSegment(bytes, { firstIndex: 0, count: 1 })).toThrow(
      'line 1: expected an event (event: expected at most 60000 bytes',
    )
  })

  it('stop at the cap without waiting for the end of a line', () => {
    const decoder = new SegmentDecoder({ firstIndex: 0, count: 1 })
    const chunk = new Uint8Array(1_000_000).fill(32)
    expect(() => {
      for (let i = 0; i < 100; i++) decoder.push(chunk)
    }).toThrow(`at most ${MAX_SEGMENT_BYTES} bytes`)
  })

  it('take only the checkpoints of their log and their sizes', () => {
    const positions = [keys[0] ?? '']
    const decode = (anchors: string[], firstIndex = 256) =>
      decodeSegment(encodeSegment({ positions, anchors }), { origin: ORIGIN, firstIndex, count: 1 })
    expect(decode([note(256), note(257), note(511)]).anchors).toHaveLength(3)
    for (const anchors of [
      [note(255)],
      [note(512)],
      [note(300), note(300)],
      [note(301), note(300)],
      [note(256, 'x')],
      ['x'],
    ])
      expect(() => decode(anchors)).toThrow(SegmentError)
    expect(() => decode([note(0)], 0)).toThrow('a size over 0')
  })

  it('refuse to write what would not be read', () => {
    expect(() => encodeSegment({ positions: [], anchors: [] })).toThrow('1 to 256 positions')
    expect(() => encodeSegment({ positions: ['x'], anchors: [] })).toThrow('the id of a hole')
    expect(() => encodeSegment({ positions: [madeEvent({ kind: 1059 })], anchors: [] })).toThrow(
      'a kind that is logged',
    )
    expect(() =>
      encodeSegment({ positions: [{ ...madeEvent({}), id: keys[0] ?? '' }], anchors: [] }),
    ).toThrow('hash of the event')
    expect(() =>
      encodeSegment({ positions: [keys[0] ?? ''], anchors: [`${note(1)}${'x'.repeat(2_048)}`] }),
    ).toThrow('at most 2048 bytes')
  })

  it.each(
    readVectors<{
      name: string
      firstIndex: number
      origin: string
      positions: Position[]
      anchors: string[]
      text: string
    }>('segment/valid/segments.json'),
  )('$name', ({ firstIndex, origin, positions, anchors, text }) => {
    const bytes = new TextEncoder().encode(text)
    // A reader of notes must not stumble over them before it looks at the segment.
    for (const anchor of anchors) expect(formatNote(parseNote(anchor))).toBe(anchor)
    expect(new TextDecoder().decode(encodeSegment({ positions, anchors }))).toBe(text)
    expect(decodeSegment(bytes, { origin, firstIndex, count: positions.length })).toEqual({
      positions,
      anchors,
    })
  })

  it.each(
    readVectors<{ why: string; firstIndex: number; count: number; origin: string; text: string }>(
      'segment/invalid/segments.json',
    ),
  )('refuse $why', ({ text, firstIndex, count, origin }) => {
    expect(() => decodeSegment(new TextEncoder().encode(text), { origin, firstIndex, count })).toThrow(
      SegmentError,
    )
  })
})
