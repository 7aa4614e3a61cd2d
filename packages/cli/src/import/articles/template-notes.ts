// Notes that the programs behind a page keep to themselves: Liquid's, Hugo's, kramdown's, MDX's and Obsidian's comments.
//
// To Markdown they are words like any other, so they go before it is read, and are counted.

import { cutBetween } from './cut-between.ts'

const PAIRS: readonly (readonly [open: RegExp, close: RegExp])[] = [
  [/^\{%-?\s*comment/, /\{%-?\s*endcomment\s*-?%\}/g],
  [/^\{\{[<%]\s*comment/, /\{\{[<%]\s*\/\s*comment\s*[>%]\}\}/g],
  [/^\{\{-?\s*\/\*/, /\*\/\s*-?\}\}/g],
  [/^\{#/, /#\}/g],
  [/^\{::comment/, /\{:\/(?:comment)?\}/g],
  [/^\{\/\*/, /\*\/\}/g],
]
const OBSIDIAN = /%%/g
const OPEN =
  /\{%-?\s{0,9}comment\b|\{\{[<%]\s{0,9}comment\b|\{\{-?\s{0,9}\/\*|\{#(?![a-z])|\{::comment\}|\{\/\*|(?<![%\d])%%(?!%)/gi

/** @returns the text without notes, and how many they were */
export function withoutNotes(text: string): { readonly text: string; readonly left: number } {
  return cutBetween(text, {
    open: OPEN,
    close: ([mark]) => PAIRS.find(([open]) => open.test(mark))?.[1] ?? OBSIDIAN,
  })
}
