import fc from 'fast-check'
import * as nip13 from 'nostr-tools/nip13'
import * as nip44 from 'nostr-tools/nip44'
import * as peer from 'nostr-tools/pure'
import { describe, expect, it } from 'vitest'
import {
  blurredTime,
  committedWork,
  eventBytes,
  eventId,
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
    // Another implementation says the same of it.
    expect(peer.verifyEvent({ ...parseEvent(sealed), tags: sealed.tags.map((tag) => [...tag]) })).toBe(true)
    expect(nip13.getPow(sealed.id)).toBeGreaterThanOrEqual(8)
  })

  it('of every length open whatever their counter, which stands behind what NIP-44 made and is base64', async () => {
    const endings = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 3_000 }), fc.integer({ min: 1, max: 6 }), async (length, bits) => {
        const event = post('x'.repeat(length))
        const payload = sealEvent(event, options).content
        const sealed = await sealWithWork(event, options, bits)
        expect(sealed.tags).toEqual([
          ['p', options.inboxKey],
          ['nonce', '0', String(bits)],
        ])
        expect(sealed.content).toMatch(/^(?:[A-Za-z0-9+/]{4})+$/)
        expect(sealed.content.slice(0, -12)).toBe(payload.replaceAll('=', '0'))
        expect(committedWork(sealed)).toBe(bits)
        expect(openSealed(parseEvent(sealed), inbox)).toEqual(event)
        endings.add(payload.replace(/^[^=]+/, ''))
      }),
      { seed: 1, numRuns: 20 },
    )
    expect([...endings].sort()).toEqual(['', '=', '=='])
  })

  it('have one spelling of a counter: with anything else in its place they do not open', async () => {
    for (const length of [0, 100, 200, 300, 400, 600]) {
      const event = post('x'.repeat(length))
      const sealed = await sealWithWork(event, options, 1)
      const payload = sealEvent(event, options).content
      const [start, digits] = [sealed.content.slice(0, -12), sealed.content.slice(-12)]
      const opens = (content: string, tags = sealed.tags) => {
        // Made true again, so that it shows the work that its tag promises.
        const unsigned = { ...sealed, tags, content, created_at: sealed.created_at }
        for (;;) {
          const id = eventId(unsigned)
          if (id < '8') {
            try {
              openSealed({ ...unsigned, id }, inbox)
              return true
            } catch (error) {
              expect(error).toBeInstanceOf(SealError)
              return false
            }
          }
          unsigned.created_at++
        }
      }
      expect(opens(start + digits)).toBe(true)
      expect(opens(`${start}999999999999`)).toBe(true)
      for (const tail of [
        digits.slice(1),
        `0${digits}`,
        `${digits}0000`,
        `000${digits}`,
        `A${digits.slice(1)}`,
        `+${digits.slice(1)}`,
        ` ${digits.slice(1)}`,
        `${digits.slice(0, -1)}=`,
        `${digits}\n`,
        '',
      ])
        expect([tail, opens(start + tail)]).toEqual([tail, tail === '' && start === payload])
      for (const other of ['A', '/', '='])
        expect(opens(payload.replaceAll('=', other) + digits)).toBe(!payload.includes('='))
      expect(opens(payload.replace(/=+$/, '') + digits)).toBe(!payload.includes('='))
      // Without work, or with a counter in the tag as well, there is none at the end.
      const p = sealed.tags[0] ?? []
      for (const tags of [
        [p],
        [p, ['nonce', '0']],
        [p, ['nonce', '0', '0']],
        [p, ['nonce', '1', '1']],
        [p, ['nonce', '', '1']],
        [p, ['nonce', '0', '1'], ['nonce', '0', '1']],
      ])
        expect([tags, opens(start + digits, tags)]).toEqual([tags, false])
    }
  })

  it.each(readVectors<Omit<Sealed, 'name'> & { counter: string }>('seal/valid/counters-in-tags.json'))(
    'open as well where the counter $counter stands in the tag, as NIP-13 has it',
    ({ inboxSecret, event, sealed }) => {
      expect(committedWork(sealed)).toBe(1)
      expect(openSealed(parseEvent(sealed), hex(inboxSecret))).toEqual(event)
    },
  )

  it('do it in steps, between which others have their turn, and end where a turn says so', async () => {
    let turns = 0
    const sealed = await sealWithWork(post('說話'), options, 14, async () => {
      turns++
    })
    expect(committedWork(sealed)).toBe(14)
    expect(turns).toBeGreaterThan(1)
    const stopped = sealWithWork(post('說話'), options, 14, async () => {
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
