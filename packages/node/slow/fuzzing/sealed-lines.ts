// Sealed lines, whole and broken in every layer: the outside, the encryption, and what was sealed.

import { committedWork, MAX_SEALED_BYTES, sealEvent } from '@commonwall/wall'
import * as nip44 from 'nostr-tools/nip44'
import { Author } from '../conformance/author.ts'
import type { SignedEvent } from '../conformance/client.ts'
import type { Supplies } from './case.ts'
import { Dice } from './dice.ts'

export interface SealedLine {
  readonly name: string
  readonly event: SignedEvent
  readonly answer: 'taken' | 'refused'
}

/** Of each sort as many. */
const EACH = 6

/** Made from the seed and the inbox key alone. @param now unix seconds */
export function makeSealedLines(
  seed: number,
  now: number,
  inboxKey: string,
  supplies: Supplies,
): readonly SealedLine[] {
  const dice = new Dice(seed, 0x5ea1)
  const secret = () => Buffer.from(dice.hex(64), 'hex')
  /** What an attacker seals, or does not. */
  const around = (make: (encrypt: (text: string) => string) => Draft): SignedEvent => {
    const oneTime = secret()
    const key = nip44.getConversationKey(oneTime, inboxKey)
    const { content, tags = [['p', inboxKey]] } = make((text) => nip44.encrypt(text, key, secret()))
    return new Author(oneTime, () => now).event({ kind: 1059, content, tags })
  }
  /** Digits where a sealed line's counter stands. */
  const withCounter = (payload: string, digits = 12) =>
    payload.replaceAll('=', '0') + Array.from({ length: digits }, () => dice.below(10)).join('')
  /** With as much work as its tag promises. */
  const counted = (make: (encrypt: (text: string) => string) => string): SignedEvent => {
    const tags = [
      ['p', inboxKey],
      ['nonce', '0', '1'],
    ]
    for (;;) {
      const line = around((encrypt) => ({ content: make(encrypt), tags }))
      if (committedWork(line) > 0) return line
    }
  }
  const whole = (event: SignedEvent, key = inboxKey): SignedEvent =>
    sealEvent(
      { ...event, tags: event.tags.map((tag) => [...tag]) },
      { inboxKey: key, secretKey: secret(), createdAt: now, nonce32: secret(), auxiliaryRandom: secret() },
    )
  const event = () => dice.one(supplies.events)
  const refused = (name: string, make: () => SignedEvent): readonly SealedLine[] =>
    Array.from({ length: EACH }, () => ({ name, event: make(), answer: 'refused' }))
  const taken = (name: string, make: () => SignedEvent): readonly SealedLine[] =>
    Array.from({ length: EACH }, () => ({ name, event: make(), answer: 'taken' }))
  const stranger = new Author(secret(), () => now).pubkey
  return [
    ...taken('whole', () => whole(event())),
    ...taken('whole, as large as it may be', () => whole(dice.one(supplies.largest))),
    ...taken('whole, with a counter in the tag', () =>
      around((encrypt) => ({
        content: encrypt(JSON.stringify(event())),
        tags: [
          ['p', inboxKey],
          ['nonce', String(dice.below(100_000)), '1'],
        ],
      })),
    ),
    ...taken('whole, with a counter at its end', () =>
      counted((encrypt) => withCounter(encrypt(JSON.stringify(event())))),
    ),
    ...refused('with a counter at its end and no nonce tag', () =>
      around((encrypt) => ({ content: withCounter(encrypt(JSON.stringify(event()))) })),
    ),
    ...refused('with a counter at its end in another spelling', () =>
      counted((encrypt) => {
        const content = encrypt(JSON.stringify(event()))
        const digits = 1 + dice.below(30)
        const tail = withCounter('', digits === 12 ? 13 : digits)
        return dice.below(2) === 0 ? `${content}${tail}` : `${content.replaceAll('=', '')}A${tail.slice(1)}`
      }),
    ),
    ...refused('with a counter at its end, cut short', () =>
      counted((encrypt) => withCounter(encrypt(JSON.stringify(event()))).slice(0, -1 - dice.below(11))),
    ),
    ...refused('sealed to another key', () => whole(event(), stranger)),
    ...refused('for another key by its tag', () =>
      around((encrypt) => ({ content: encrypt(JSON.stringify(event())), tags: [['p', stranger]] })),
    ),
    ...refused('for two keys', () =>
      around((encrypt) => ({
        content: encrypt(JSON.stringify(event())),
        tags: [
          ['p', inboxKey],
          ['p', inboxKey],
        ],
      })),
    ),
    ...refused('for nobody', () =>
      around((encrypt) => ({ content: encrypt(JSON.stringify(event())), tags: [] })),
    ),
    ...refused('sealed twice', () =>
      around((encrypt) => ({ content: encrypt(JSON.stringify(whole(event()))) })),
    ),
    ...refused('with a wrong signature inside', () =>
      around((encrypt) => ({ content: encrypt(JSON.stringify({ ...event(), sig: dice.hex(128) })) })),
    ),
    ...refused('with another id inside', () =>
      around((encrypt) => ({ content: encrypt(JSON.stringify({ ...event(), id: dice.hex(64) })) })),
    ),
    ...refused('with junk inside', () =>
      around((encrypt) => ({ content: encrypt(dice.text(1 + dice.below(2_000))) })),
    ),
    ...refused('with deep JSON inside', () =>
      around((encrypt) => ({ content: encrypt('['.repeat(10_000 + dice.below(20_000))) })),
    ),
    ...refused('cut short', () =>
      around((encrypt) => {
        const content = encrypt(JSON.stringify(event()))
        return { content: content.slice(0, dice.below(content.length)) }
      }),
    ),
    ...refused('with one bit turned', () =>
      around((encrypt) => {
        const bytes = Buffer.from(encrypt(JSON.stringify(event())), 'base64')
        const at = dice.below(bytes.length)
        bytes[at] = (bytes[at] ?? 0) ^ (1 << dice.below(8))
        return { content: bytes.toString('base64') }
      }),
    ),
    ...refused('no cipher at all', () => around(() => ({ content: dice.text(dice.below(500)) }))),
    ...refused('as long as it may be, of nothing', () =>
      around(() => ({ content: 'A'.repeat(MAX_SEALED_BYTES - 500) })),
    ),
    ...refused('too long', () => around(() => ({ content: 'A'.repeat(MAX_SEALED_BYTES) }))),
  ]
}

interface Draft {
  readonly content: string
  readonly tags?: readonly (readonly string[])[]
}
