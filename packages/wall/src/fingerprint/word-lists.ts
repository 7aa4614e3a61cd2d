// The BIP-39 lists out of their table: for fingerprints, and for the words of recovery keys.

import { DIGITS } from '../text/digits.ts'
import { CHINESE, ENGLISH } from './word-table.ts'

export const WORD_LISTS = { en: readEnglish(), zh: readChinese() } as const

function readEnglish(): string[] {
  const words: string[] = []
  for (const [, same, rest] of ENGLISH.matchAll(/(\d)([a-z]+)/g))
    words.push((words.at(-1) ?? '').slice(0, Number(same)) + rest)
  return words
}

function readChinese(): string[] {
  const words: string[] = []
  let bits = 0
  let held = 0
  for (const digit of CHINESE) {
    held = (held << 6) | DIGITS.indexOf(digit)
    bits += 6
    if (bits < 15) continue
    bits -= 15
    words.push(String.fromCharCode(0x4e00 + (held >> bits)))
    held &= (1 << bits) - 1
  }
  return words
}
