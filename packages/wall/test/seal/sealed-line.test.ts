import * as nip44 from 'nostr-tools/nip44'
import { describe, expect, it } from 'vitest'
import {
  blurredTime,
  committedWork,
  eventBytes,
  MAX_SEALED_BYTES,
  type NostrEvent,
  openSealed,
  parseEvent,
  publicKeyOf,
  SealError,
  sealEvent,
  sealWithWork,
  signEvent,
  stringifyEvent,
  verifyEvent,
} from '../../src/index.ts'
import { readVectors } from '../vectors.ts'

const bytes = (value: number) => new Uint8Array(32).fill(value)
const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'))
const inbox = bytes(9)
const options = {
  inboxKey: publicKeyOf(inbox),
  secretKey: bytes(8),
  createdAt: 1_767_000_000,
  nonce32: bytes(7),
  auxiliaryRandom: bytes(0),
}
const post = (content: string): NostrEvent =>
  signEvent({ kind: 11, created_at: 1_767_225_600, tags: [['title', '人权']], content }, bytes(1), bytes(0))

describe('sealed lines', () => {
  it('open to the event that was sealed, and verify on the outside', () => {
    const event = post('說話')
    const sealed = sealEvent(event, options)
    expect(verifyEvent(parseEvent(sealed))).toBeDefined()
    expect(sealed.tags).toEqual([['p', options.inboxKey]])
    expect(sealed.created_at).toBe(options.createdAt)
    expect(openSealed(sealed, inbox)).toEqual(event)
    expect(JSON.stringify(sealed)).not.toContain(event.pubkey)
  })

  it('show work on the outside where it is asked for', async () => {
    const sealed = await sealWithWork(post('x'), options, 8)
    expect(committedWork(sealed)).toBe(8)
    expect(verifyEvent(sealed)).toBeDefined()
    expect(openSealed(sealed, inbox)).toEqual(post('x'))
  })

  it('do it in steps, between which others have their turn, and end where a turn says so', async () => {
    // So long that a step is few attempts.
    const long = post('說話'.repeat(8_000))
    let turns = 0
    const sealed = await sealWithWork(long, options, 10, async () => {
      turns++
    })
    expect(committedWork(sealed)).toBe(10)
    expect(turns).toBeGreaterThan(1)
    const stopped = sealWithWork(long, options, 10, async () => {
      throw new Error('that is enough')
    })
    await expect(stopped).rejects.toThrow('that is enough')
  })

  it('hold the longest legal event within the limit of a sealed line', async () => {
    const empty = eventBytes(post(''))
    const longest = post('x'.repeat(60_000 - empty))
    expect(eventBytes(longest)).toBe(60_000)
    const sealed = await sealWithWork(longest, options, 1)
    expect(eventBytes(sealed)).toBeLessThanOrEqual(MAX_SEALED_BYTES)
    expect(openSealed(parseEvent(sealed), inbox)).toEqual(longest)
  })

  it('tell a class of lengths and not the length', () => {
    const lengths = Array.from({ length: 20 }, (_, i) =>
      eventBytes(sealEvent(post('a'.repeat(10 * i)), options)),
    )
    expect(new Set(lengths).size).toBeLessThanOrEqual(5)
  })

  it('are refused by another key, when damaged, and when sealed again', () => {
    const sealed = sealEvent(post('x'), options)
    const other = bytes(3)
    expect(() => openSealed(sealed, other)).toThrow(SealError)
    expect(() => openSealed({ ...sealed, tags: [['p', publicKeyOf(other)]] }, other)).toThrow(
      'NIP-44 version 2',
    )
    expect(() => sealEvent(sealed, options)).toThrow('kind')
    expect(() => sealEvent(post('x'), { ...options, inboxKey: 'f'.repeat(64) })).toThrow(
      'a point of secp256k1',
    )
    const content = Buffer.from(sealed.content, 'base64')
    content[60] = (content[60] ?? 0) ^ 1
    expect(() => openSealed({ ...sealed, content: content.toString('base64') }, inbox)).toThrow(
      'NIP-44 version 2',
    )
  })

  it('are refused when what is inside is no event', () => {
    const key = nip44.getConversationKey(options.secretKey, options.inboxKey)
    const wrap = (text: string): NostrEvent => ({
      ...sealEvent(post('x'), options),
      content: nip44.encrypt(text, key, bytes(7)),
    })
    for (const text of [
      'hello',
      '{}',
      `[${stringifyEvent(post('x'))}]`,
      stringifyEvent(sealEvent(post('x'), options)),
    ])
      expect(() => openSealed(wrap(text), inbox)).toThrow(SealError)
  })

  it('are dated within the two days before now', () => {
    expect(blurredTime(1_000_000, 0)).toBe(1_000_000)
    expect(blurredTime(1_000_000, 0.999999)).toBe(1_000_000 - 172_799)
  })

  it.each(readVectors<Sealed>('seal/valid/sealed-lines.json'))('$name', async (vector) => {
    const { inboxSecret, secret, nonce, createdAt, work, event, sealed } = vector
    const secretKey = hex(secret)
    expect(openSealed(parseEvent(sealed), hex(inboxSecret))).toEqual(event)
    const asVector = {
      inboxKey: publicKeyOf(hex(inboxSecret)),
      secretKey,
      createdAt,
      nonce32: hex(nonce),
      auxiliaryRandom: bytes(0),
    }
    expect(await sealWithWork(event, asVector, work)).toEqual(sealed)
  })

  it.each(
    readVectors<{ why: string; code?: string; inboxSecret: string; sealed: NostrEvent }>(
      'seal/invalid/sealed-lines.json',
    ),
  )('refuse $why', ({ inboxSecret, sealed, code = expect.not.stringMatching('seal/newer') }) => {
    expect(() => openSealed(sealed, hex(inboxSecret))).toThrow(SealError)
    expect(() => openSealed(sealed, hex(inboxSecret))).toThrow(expect.objectContaining({ code }))
  })
})

interface Sealed {
  readonly name: string
  readonly inboxSecret: string
  readonly secret: string
  readonly nonce: string
  readonly createdAt: number
  readonly work: number
  readonly event: NostrEvent
  readonly sealed: NostrEvent
}
