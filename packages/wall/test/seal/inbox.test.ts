import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decodeInboxAnswer,
  decodeInboxBody,
  encodeInboxAnswer,
  encodeInboxBody,
  formatInbox,
  INBOX_SIZES,
  inboxLineHash,
  isInboxCurrent,
  MAX_INBOX_LINES,
  parseInbox,
  SealError,
} from '../../src/index.ts'
import { readVectors } from '../vectors.ts'

const ORIGIN = `commonwall/${'a'.repeat(64)}/0123456789abcdef`
const inbox = { origin: ORIGIN, key: 'b'.repeat(64), validUntil: 1_770_000_000 }

describe('the inbox note', () => {
  it('comes back as it was written, and never starts like a checkpoint of the log', () => {
    const text = formatInbox(inbox)
    expect(text).toBe(`${ORIGIN}/inbox\n${inbox.key}\n1770000000\n`)
    expect(parseInbox(text, ORIGIN)).toEqual(inbox)
  })

  it('counts until its time, and for 30 days ahead at most', () => {
    const days = 24 * 3600
    expect(isInboxCurrent(inbox, inbox.validUntil - 1)).toBe(true)
    expect(isInboxCurrent(inbox, inbox.validUntil)).toBe(false)
    expect(isInboxCurrent(inbox, inbox.validUntil - 30 * days)).toBe(true)
    expect(isInboxCurrent(inbox, inbox.validUntil - 31 * days)).toBe(false)
  })

  it.each(
    readVectors<{ origin: string; text: string; key: string; validUntil: number }>(
      'seal/valid/inbox-notes.json',
    ),
  )('says until $validUntil', ({ text, ...said }) => {
    expect(parseInbox(text, said.origin)).toEqual(said)
    expect(formatInbox(said)).toBe(text)
  })

  it.each(readVectors<{ why: string; origin: string; text: string }>('seal/invalid/inbox-notes.json'))(
    'is refused with $why',
    ({ origin, text }) => {
      expect(() => parseInbox(text, origin)).toThrow(SealError)
    },
  )
})

describe('the inbox body', () => {
  const line = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .filter((text) => !text.includes('\n'))

  it('has one of four lengths and comes back as it was written', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 100 }), (lines) => {
        const body = encodeInboxBody(lines)
        expect(INBOX_SIZES).toContain(body.length)
        const expected = lines.map((text) => ({ hash: inboxLineHash(text), text }))
        expect(decodeInboxBody(body)).toEqual(expected)
      }),
      { seed: 1, numRuns: 100 },
    )
  })

  it('takes a line that is not UTF-8 as one that can be refused by its hash', () => {
    const [bad, good] = decodeInboxBody(Uint8Array.of(0xff, 0xfe, 10, 123, 125, 10))
    expect(bad?.text).toBeUndefined()
    expect(bad?.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(good?.text).toBe('{}')
  })

  it('takes one sealed line of the longest kind', () => {
    expect(encodeInboxBody(['x'.repeat(90_000)]).length).toBe(98_304)
  })

  it('is refused with too many bytes or lines, or with a line that is none', () => {
    expect(() => decodeInboxBody(new Uint8Array(98_305))).toThrow('at most 98304 bytes')
    expect(() => decodeInboxBody(new TextEncoder().encode('x\n'.repeat(MAX_INBOX_LINES + 1)))).toThrow(
      '300 lines',
    )
    expect(() => encodeInboxBody(['x'.repeat(98_304)])).toThrow('at most 98304 bytes')
    for (const text of ['', 'a\nb', '\ud800']) expect(() => encodeInboxBody([text])).toThrow(SealError)
  })
})

describe('the inbox answer', () => {
  it('keeps the order and has one of four lengths', () => {
    const results = [
      { hash: inboxLineHash('a'), refused: undefined },
      { hash: inboxLineHash('b'), refused: 'pow: 16 bits needed, 3 shown' },
      { hash: inboxLineHash('a'), refused: undefined },
    ]
    const answer = encodeInboxAnswer(results)
    expect(answer.length).toBe(1_024)
    expect(decodeInboxAnswer(answer)).toEqual(results)
  })

  it('fits for as many lines as a body may have, with the longest reasons', () => {
    const results = Array.from({ length: MAX_INBOX_LINES }, (_, i) => ({
      hash: inboxLineHash(String(i)),
      refused: `invalid: ${'人'.repeat(200)}`,
    }))
    expect(encodeInboxAnswer(results).length).toBe(98_304)
    expect(decodeInboxAnswer(encodeInboxAnswer(results))).toHaveLength(MAX_INBOX_LINES)
  })

  it('keeps a reason on one line', () => {
    const [result] = decodeInboxAnswer(
      encodeInboxAnswer([{ hash: inboxLineHash('a'), refused: 'error: a\nb' }]),
    )
    expect(result?.refused).toBe('error: a b')
  })

  it('is refused when it is another text', () => {
    expect(() => decodeInboxAnswer(new TextEncoder().encode('<html>\n'))).toThrow(SealError)
  })

  it.each(
    readVectors<{
      name: string
      lines: string[]
      length: number
      hashes: string[]
      refused: (string | null)[]
      answer: string
    }>('seal/valid/inbox.json'),
  )('$name', ({ lines, length, hashes, refused, answer }) => {
    const body = encodeInboxBody(lines)
    expect(body.length).toBe(length)
    expect(decodeInboxBody(body).map(({ hash }) => hash)).toEqual(hashes)
    const results = hashes.map((hash, i) => ({ hash, refused: refused[i] ?? undefined }))
    const text = new TextDecoder().decode(encodeInboxAnswer(results))
    expect(text).toBe(answer.padEnd(text.length, '\n'))
  })
})
