// Traditional and simplified Chinese as one, character by character, so that 人权 and 人權 find each other.
//
// For search and comparison only, never for display: without the words around it a character may fold to one
// that a reader would not write (乾隆 becomes 干隆), which does no harm where both sides are folded.

import { DISTANCES, LEAST, STEPS } from './chinese-table.ts'
import { DIGITS } from './digits.ts'

/** No character before this one folds. */
const FIRST = 0x346f
/** Digits of a distance. */
const COLUMNS = 4

let table: ReadonlyMap<number, string> | undefined

/** The text with every traditional character replaced by its simplified one (OpenCC's TSCharacters). */
export function foldChinese(text: string): string {
  let folded = ''
  let from = 0
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) < FIRST) continue
    table ??= readTable()
    const code = text.codePointAt(at) ?? 0
    const simple = table.get(code)
    const start = at
    if (code > 0xffff) at++
    if (simple === undefined) continue
    folded += text.slice(from, start) + simple
    from = at + 1
  }
  return from === 0 ? text : folded + text.slice(from)
}

function readTable(): ReadonlyMap<number, string> {
  const pairs = new Map<number, string>()
  const width = DISTANCES.length / COLUMNS
  let simple = 0
  let step = 0
  for (const digit of STEPS) {
    const value = DIGITS.indexOf(digit)
    step = (step << 5) | (value & 31)
    if (value > 31) continue
    simple += step
    step = 0
    let distance = LEAST
    for (let column = 0; column < COLUMNS; column++)
      distance += DIGITS.indexOf(DISTANCES[column * width + pairs.size] ?? '') << (6 * column)
    pairs.set(simple + distance, String.fromCodePoint(simple))
  }
  return pairs
}
