// What a search index is fed, and what it is asked: the same cutting on both sides, in every script.
//
// Scripts that put spaces between words give words. Han, Kana, Hangul, Thai, Lao, Khmer and Burmese give
// overlapping pairs, since their words cannot be told apart without a dictionary; Tibetan gives syllables.
// No language setting, no dictionary, no locale: everybody gets the same terms.

import { foldChinese } from './fold-chinese.ts'

/** Terms that stand one behind the other in what is found. */
export interface SearchPhrase {
  readonly terms: readonly string[]
  /** True for a single character of a script without spaces: it is looked for at the start of terms. */
  readonly prefix: boolean
}

/** No index needs longer words, and nothing is found by one: the rest of a longer one is cut off. */
const MAX_TERM = 64

/** One character with its marks, of a script that puts no spaces between words. */
const DENSE_UNIT =
  '(?=[\\p{L}\\p{N}])[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Hang}\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}\\p{scx=Mymr}]\\p{M}*'
const dense = new RegExp(DENSE_UNIT, 'gu')
/** A run of such characters, or a word with its marks and joiners. */
const runs = new RegExp(
  `(?<dense>(?:${DENSE_UNIT})+)|(?<word>(?:(?!${DENSE_UNIT})[\\p{L}\\p{N}][\\p{M}\\u200c\\u200d]*)+)`,
  'gu',
)

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
  return [...fold(text).matchAll(runs)].map(({ groups }) => ({
    units: groups?.dense?.match(dense) ?? [],
    word: groups?.word === undefined ? undefined : [...groups.word].slice(0, MAX_TERM).join(''),
  }))
}

function pairs(units: readonly string[]): string[] {
  return units.map((unit, i) => unit + (units[i + 1] ?? ''))
}

/** NFKC, case folded (by way of upper case: ß is ss; every sigma is σ), Chinese folded. */
function fold(text: string): string {
  const folded = text.normalize('NFKC').toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFKC')
  return foldChinese(folded)
}
