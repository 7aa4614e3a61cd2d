// Words of many hundred letters get places where a line may break.
//
// A browser shapes a word as a whole and again for each of its lines: one Arabic word of 20,000 letters stood still for
// 1.8 s, Thai for a third of one. With a place every 250 letters it is 30 ms. What is copied, searched and read aloud
// stays as it was written: a `wbr` is no letter.

import type { ComponentChildren } from 'preact'

/** No word that anybody meant to write is longer; a Chinese line without spaces may break between two letters anyway. */
const LONG = 500
const PIECE = 250

/** The text, with places to break in words that are too long to be laid out at once. */
export function breakable(text: string): ComponentChildren[] {
  if (text.length < LONG) return [text]
  const pieces: ComponentChildren[] = []
  let at = 0
  for (const { index, 0: word } of text.matchAll(/\S+/g)) {
    // Between a letter with its marks and joiners and the next letter: never before a sign of punctuation.
    const letterEnds = /\p{L}[\p{M}\u200c\u200d]*(?=\p{L})/gu
    for (let from = 0; word.length - from > LONG; from = letterEnds.lastIndex) {
      letterEnds.lastIndex = from + PIECE
      if (!letterEnds.test(word)) break
      pieces.push(text.slice(at, index + letterEnds.lastIndex), <wbr />)
      at = index + letterEnds.lastIndex
    }
  }
  return [...pieces, text.slice(at)]
}
