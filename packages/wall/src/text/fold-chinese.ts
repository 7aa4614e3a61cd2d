// Traditional and simplified Chinese as one, character by character, so that 人权 and 人權 find each other.
//
// For search and comparison only, never for display: without the words around it a character may fold to one
// that a reader would not write (乾隆 becomes 干隆), which does no harm where both sides are folded.

import { OFFSETS, STEPS } from './chinese-table.ts'

let table: ReadonlyMap<string, string> | undefined

/** The text with every traditional character replaced by its simplified one (OpenCC's TSCharacters). */
export function foldChinese(text: string): string {
  return text.replace(/\p{Script=Han}/gu, (character) => {
    table ??= readTable()
    return table.get(character) ?? character
  })
}

function readTable(): ReadonlyMap<string, string> {
  const offsets = OFFSETS.split(' ')
  let from = 0
  return new Map(
    STEPS.split(' ').map((step, i) => {
      from += Number.parseInt(step, 36)
      const to = from + Number.parseInt(offsets[i] ?? '0', 36)
      return [String.fromCodePoint(from), String.fromCodePoint(to)]
    }),
  )
}
