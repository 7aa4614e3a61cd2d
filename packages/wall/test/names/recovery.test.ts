import { commitsTo, publicKeyOf, recoveryCommitment, recoveryKey, recoveryWords } from '@commonwall/wall'
import { bytesToHex } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { privateKeyFromSeedWords } from 'nostr-tools/nip06'
import { describe, expect, it } from 'vitest'
import { readVectors } from '../vectors.ts'

// The first test vector of NIP-06.
const WORDS = 'leader monkey parrot ring guide accident before fence cannon height naive bean'
const SECRET = '7f7ff03d123792d6ac594bfa67bf6d0c0ab55b6b1fdb6249303fe861f1ccba9a'
const PUBLIC = '17162c921dc4d2518f9a101db33695df1afb56ab82f5ff3e5da6eec3ca5cd917'

describe('the recovery key', () => {
  it('is the one of NIP-06, account 0', () => {
    expect(bytesToHex(recoveryKey(WORDS))).toBe(SECRET)
    expect(publicKeyOf(recoveryKey(WORDS))).toBe(PUBLIC)
  })

  it('is that of nostr-tools, whatever the words', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (entropy) => {
        const words = recoveryWords(entropy, 'en').join(' ')
        expect(recoveryKey(words)).toEqual(privateKeyFromSeedWords(words, '', 0))
      }),
      { seed: 1, numRuns: 20 },
    )
  })

  it.each(
    readVectors<{ name: string; words: string; pubkey: string; signer: string; next: string }>(
      'names/valid/words.json',
    ),
  )('comes of words: $name', ({ words, pubkey, signer, next }) => {
    expect(publicKeyOf(recoveryKey(words))).toBe(pubkey)
    expect(commitsTo({ next, signer }, pubkey)).toBe(true)
  })

  it.each(readVectors<{ why: string; words: string }>('names/invalid/words.json'))(
    'comes of no $why',
    ({ words }) => {
      expect(() => recoveryKey(words)).toThrow(/words/)
    },
  )

  it('does not mind spaces and case', () => {
    expect(bytesToHex(recoveryKey(`  ${WORDS.toUpperCase().replaceAll(' ', '\n ')} `))).toBe(SECRET)
  })

  it('comes from Chinese words, with or without spaces between them', () => {
    const words = recoveryWords(new Uint8Array(16).fill(7), 'zh')
    expect(words).toHaveLength(12)
    expect(recoveryKey(words.join(''))).toEqual(recoveryKey(words.join(' ')))
  })

  it('refuses other words, another number of words and a wrong checksum, without repeating them', () => {
    for (const words of [
      '',
      'one two',
      `${WORDS} bean`,
      WORDS.replace('bean', 'beam'),
      WORDS.replace('bean', 'height'),
    ])
      expect(() => recoveryKey(words)).toThrow(/words/)
    expect(() => recoveryKey(WORDS.replace('bean', 'height'))).not.toThrow(/monkey/)
  })

  it('is committed to by the hash of its raw public key and that of who signs the event', () => {
    const zero = '00'.repeat(32)
    const hash = 'f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b'
    expect(recoveryCommitment(zero, zero)).toBe(hash)
    expect(commitsTo({ next: hash, signer: zero }, zero)).toBe(true)
    expect(commitsTo({ next: hash, signer: '01'.repeat(32) }, zero)).toBe(false)
  })

  it('was committed to by the hash of its raw public key alone', () => {
    const zero = '00'.repeat(32)
    const hash = '66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925'
    expect(recoveryCommitment(zero, '')).toBe(hash)
    expect(commitsTo({ next: hash, signer: '01'.repeat(32) }, zero)).toBe(true)
  })
})
