import { entropyToMnemonic } from '@scure/bip39'
import { wordlist } from '@scure/bip39/wordlists/english.js'
import { wordlist as chinese } from '@scure/bip39/wordlists/simplified-chinese.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WORD_LISTS } from '../../src/fingerprint/word-lists.ts'
import { EventError, type FingerprintLanguage, fingerprint } from '../../src/index.ts'
import { readVectors } from '../vectors.ts'

describe('fingerprints in words', () => {
  it('are taken from the lists of BIP-39', () => {
    expect(WORD_LISTS).toEqual({ en: wordlist, zh: chinese })
  })

  it('are the first six words of a BIP-39 phrase of the same bits', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (id) => {
        const phrase = entropyToMnemonic(id, wordlist).split(' ')
        expect(fingerprint(Buffer.from(id).toString('hex'), 'en')).toEqual(phrase.slice(0, 6))
      }),
      { seed: 1, numRuns: 100 },
    )
  })

  it.each(
    readVectors<{ id: string } & Record<FingerprintLanguage, string[]>>(
      'fingerprint/valid/fingerprints.json',
    ),
  )('$id', ({ id, en, zh }) => {
    expect(fingerprint(id, 'en')).toEqual(en)
    expect(fingerprint(id, 'zh')).toEqual(zh)
  })

  it.each(readVectors<{ why: string; id: string }>('fingerprint/invalid/ids.json'))(
    'are refused for $why',
    ({ id }) => {
      expect(() => fingerprint(id, 'en')).toThrow(EventError)
    },
  )
})
