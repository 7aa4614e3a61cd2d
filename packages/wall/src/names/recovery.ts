// The recovery key: twelve words on paper (DESIGN §3.6).
//
// It signs rotations and nothing else. Words are never stored, and never asked for on a page of somebody else's.

import { HDKey } from '@scure/bip32'
import { entropyToMnemonic, mnemonicToSeedSync, validateMnemonic } from '@scure/bip39'
import { DefinitionError } from '../definition/definition-error.ts'
import { WORD_LISTS } from '../fingerprint/word-lists.ts'

/** BIP-39 English, or BIP-39 Chinese (simplified). */
export type RecoveryLanguage = keyof typeof WORD_LISTS

const WORDS = 12
/** NIP-06, account 0. */
const PATH = "m/44'/1237'/0'/0/0"

/**
 * Twelve words for a new recovery key.
 * @param entropy 16 fresh random bytes
 */
export function recoveryWords(entropy: Uint8Array, language: RecoveryLanguage): readonly string[] {
  if (entropy.length !== 16) throw new DefinitionError('entropy', '16 bytes', entropy.length)
  return entropyToMnemonic(entropy, WORD_LISTS[language]).split(/\s/u)
}

/**
 * The secret key that twelve words stand for: BIP-39 without passphrase, NIP-06, account 0. Spaces and case do
 * not matter; Chinese may be written without spaces.
 * @throws DefinitionError if they are not twelve words of one list with a right checksum; never repeats them
 */
export function recoveryKey(words: string): Uint8Array {
  const read = words.normalize('NFKD').trim().toLowerCase()
  const spaced = /\s/u.test(read) || !/^\p{Script=Han}+$/u.test(read) ? read : [...read].join(' ')
  const mnemonic = spaced.split(/\s+/u).join(' ')
  const count = mnemonic.split(' ').length
  if (count !== WORDS) throw new DefinitionError('words', `${WORDS} words`, `${count} words`)
  if (!Object.values(WORD_LISTS).some((list) => validateMnemonic(mnemonic, list)))
    throw new DefinitionError('words', 'twelve words of one list that fit together', 'others')
  const { privateKey } = HDKey.fromMasterSeed(mnemonicToSeedSync(mnemonic)).derive(PATH)
  if (privateKey === null) throw new DefinitionError('words', 'twelve words that have a key', 'others')
  return privateKey
}
