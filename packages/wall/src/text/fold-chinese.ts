// Traditional and simplified Chinese as one, character by character, so that 人权 and 人權 find each other.
//
// For search and comparison only, never for display: without the words around it a character may fold to one
// that a reader would not write (乾隆 becomes 干隆), which does no harm where both sides are folded.

import { OFFSETS, STEPS } from './chinese-table.ts'

/** No character before this one folds. */
const FIRST = 0x346f

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
  const offsets = OFFSETS.split(' ')
  let from = 0
  return new Map(
    STEPS.split(' ').map((step, i) => {
      from += Number.parseInt(step, 36)
      return [from, String.fromCodePoint(from + Number.parseInt(offsets[i] ?? '0', 36))]
    }),
  )
}
