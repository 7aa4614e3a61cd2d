// What a search index is fed, and what it is asked: the same cutting on both sides, in every script.
//
// Scripts that put spaces between words give words. Han, Kana, Hangul, Thai, Lao, Khmer and Burmese give
// overlapping pairs, since their words cannot be told apart without a dictionary; Tibetan gives syllables.
// No language setting, no dictionary, no locale: everybody gets the same terms.

import { foldChinese } from './fold-chinese.ts'
import { LETTER, type LetterClass, letterClass } from './letter-class.ts'

/** Terms that stand one behind the other in what is found. */
export interface SearchPhrase {
  readonly terms: readonly string[]
  /** True for a single character of a script without spaces: it is looked for at the start of terms. */
  readonly prefix: boolean
}

/** No index needs longer words, and nothing is found by one: the rest of a longer one is cut off. */
const MAX_TERM = 64
const ASCII = /^[\0-\x7f]*$/

/**
 * The terms of a text, in order. Each character of a script without spaces starts one term: itself and the next,
 * or itself alone at the end of a run.
 * @example searchTerms('論人權 Rights!') // ['论人', '人权', '权', 'rights']
 */
export function searchTerms(text: string): string[] {
  return cut(text).flatMap(({ units, word }) => (word === undefined ? pairs(units) : [word]))
}

/**
 * What to look for: all phrases must be found. Words within quotation marks, or joined by other signs than
 * spaces, stand together.
 * @example queryTerms('人權 "open letter"') // [{ terms: ['人权'], … }, { terms: ['open', 'letter'], … }]
 */
export function queryTerms(query: string): SearchPhrase[] {
  const parts = query.normalize('NFKC').match(/"[^"]*"|[^\s"]+/g) ?? []
  return parts.flatMap((part) => phrases(part))
}

/** True if every phrase stands somewhere among the terms of a text. No phrase at all is found nowhere. */
export function holdsPhrases(terms: readonly string[], phrases: readonly SearchPhrase[]): boolean {
  return phrases.length > 0 && phrases.every((phrase) => terms.some((_, at) => standsAt(terms, at, phrase)))
}

function standsAt(held: readonly string[], at: number, { terms, prefix }: SearchPhrase): boolean {
  return terms.every((term, offset) => {
    const found = held[at + offset]
    return prefix && offset === terms.length - 1 ? found?.startsWith(term) === true : found === term
  })
}

function phrases(part: string): SearchPhrase[] {
  const found: SearchPhrase[] = []
  let words: string[] = []
  const endWords = () => {
    if (words.length > 0) found.push({ terms: words, prefix: false })
    words = []
  }
  for (const { units, word } of cut(part)) {
    if (word !== undefined) {
      words.push(word)
      continue
    }
    endWords()
    // The last character is not looked for on its own: what follows it in the text is unknown.
    const terms = units.length > 1 ? pairs(units).slice(0, -1) : units
    found.push({ terms, prefix: units.length === 1 })
  }
  endWords()
  return found
}

interface Run {
  readonly units: readonly string[]
  /** Undefined where the run is of a script without spaces. */
  readonly word: string | undefined
}

function cut(text: string): Run[] {
  const folded = fold(text)
  const found: Run[] = []
  for (let at = 0; at < folded.length; ) {
    const first = classAt(folded, at)
    if (first === LETTER.dense) at = cutDense(folded, at, found)
    else if (first === LETTER.word) at = cutWord(folded, at, found)
    else at = after(folded, at)
  }
  return found
}

/** A run of characters without spaces between words, each with its marks. @returns where it ends */
function cutDense(text: string, from: number, found: Run[]): number {
  const units: string[] = []
  let at = from
  while (at < text.length && classAt(text, at) === LETTER.dense) {
    const start = at
    do at = after(text, at)
    while (at < text.length && classAt(text, at) === LETTER.mark)
    units.push(text.slice(start, at))
  }
  found.push({ units, word: undefined })
  return at
}

/** A word with its marks and joiners. @returns where it ends */
function cutWord(text: string, from: number, found: Run[]): number {
  let at = from
  let characters = 0
  let end = from
  for (; at < text.length; at = after(text, at)) {
    const letter = classAt(text, at)
    if (letter === LETTER.other || letter === LETTER.dense) break
    if (++characters <= MAX_TERM) end = after(text, at)
  }
  found.push({ units: [], word: text.slice(from, end) })
  return at
}

function classAt(text: string, at: number): LetterClass {
  return letterClass(text.codePointAt(at) ?? 0)
}

function after(text: string, at: number): number {
  return at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
}

function pairs(units: readonly string[]): string[] {
  return units.map((unit, i) => unit + (units[i + 1] ?? ''))
}

/** NFKC, case folded (by way of upper case: ß is ss; every sigma is σ), Chinese folded. */
function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase()
  const folded = text.normalize('NFKC').toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFKC')
  return foldChinese(folded)
}
