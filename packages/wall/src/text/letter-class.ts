// What a character is to a search: told by Unicode once for each character, and looked up after that.
//
// Every post that comes in is cut into terms; asking a regular expression for each character of it took three times
// as long as everything else that a search index does.

export const LETTER = {
  /** Between terms. */
  other: 1,
  /** A letter or number of a script that puts no spaces between words. */
  dense: 2,
  /** Any other letter or number. */
  word: 3,
  mark: 4,
  /** Zero-width joiner or non-joiner: within a word it is a part of it. */
  joiner: 5,
} as const

export type LetterClass = (typeof LETTER)[keyof typeof LETTER]

const LETTER_OR_NUMBER = /[\p{L}\p{N}]/u
const DENSE_SCRIPT =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u
const MARK = /\p{M}/u
const JOINER = /[\u200c\u200d]/u

/** By code point below 0x10000; 0 for what nobody asked for yet. */
const basic = new Uint8Array(0x10000)
const beyond = new Map<number, LetterClass>()

/** @param code a code point; a lone surrogate is `other` */
export function letterClass(code: number): LetterClass {
  const known = code < basic.length ? basic[code] : beyond.get(code)
  if (known) return known as LetterClass
  const told = tell(String.fromCodePoint(code))
  if (code < basic.length) basic[code] = told
  else beyond.set(code, told)
  return told
}

function tell(character: string): LetterClass {
  if (LETTER_OR_NUMBER.test(character)) return DENSE_SCRIPT.test(character) ? LETTER.dense : LETTER.word
  if (MARK.test(character)) return LETTER.mark
  return JOINER.test(character) ? LETTER.joiner : LETTER.other
}
