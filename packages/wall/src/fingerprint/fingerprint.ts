// A wall or a lasting name in six words that people can read out and compare (DESIGN §3.2).
//
// 66 bits are enough against making another id with the same words by chance or with much effort (2^66 ids), not
// for anything that a machine checks: machines compare whole ids.

import { isHex64 } from '../event/event.ts'
import { EventError } from '../event/event-error.ts'
import { WORD_LISTS } from './word-lists.ts'

const WORDS = 6
const BITS_A_WORD = 11n

/** The lists there are: BIP-39 English, BIP-39 Chinese (simplified). */
export type FingerprintLanguage = keyof typeof WORD_LISTS

/**
 * The first 66 bits of an id as six words, 11 bits a word, most significant first, without a checksum.
 * @param id 64 hex digits
 * @throws EventError if it is no id
 */
export function fingerprint(id: string, language: FingerprintLanguage): string[] {
  if (!isHex64(id)) throw new EventError('id', '64 lower-case hex digits', id)
  const first = BigInt(`0x${id}`) >> (256n - BigInt(WORDS) * BITS_A_WORD)
  return Array.from({ length: WORDS }, (_, word) => {
    const index = (first >> (BigInt(WORDS - 1 - word) * BITS_A_WORD)) & 2047n
    return WORD_LISTS[language][Number(index)] ?? ''
  })
}
