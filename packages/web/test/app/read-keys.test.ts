import { noteEncode, nprofileEncode, npubEncode, nsecEncode } from 'nostr-tools/nip19'
import { describe, expect, it } from 'vitest'
import { readKeys } from '../../src/app/engine/name/read-keys.ts'

const one = '3bf0c63fcb93463407af97a5e5ee64fa883d107ef9e558472c4eb9aaaefa459d'
const two = '82341f882b6eabcd2ba7f1ef90aad961cf074af15b9ef44a09f9d2a8fbfbe6a2'

describe('public keys that people hand to each other', () => {
  it('are read as npub, nprofile or hex, each once, with anything blank or a comma between', () => {
    expect(readKeys(` nostr:${npubEncode(one)}\n${two.toUpperCase()}，${one} `)).toEqual([one, two])
    expect(readKeys(nprofileEncode({ pubkey: two, relays: ['wss://relay.example'] }))).toEqual([two])
  })

  it('are refused where one is mistyped, is none, or is a secret, and never repeated', () => {
    const mistyped = npubEncode(one).replace(/.$/, (last) => (last === 'q' ? 'p' : 'q'))
    const secret = nsecEncode(new Uint8Array(32).fill(7))
    for (const text of [
      '',
      mistyped,
      `${one} ${two.slice(1)}`,
      `${npubEncode(one)}!`,
      noteEncode(one),
      secret,
    ])
      expect(() => readKeys(text)).toThrow(expect.objectContaining({ code: 'engine/key' }))
    expect(() => readKeys(secret)).toThrow(/^key: expected npub or hex, got something else$/)
  })
})
