// What WordPress writes between brackets for itself: `[caption id="a"]`, `[gallery]`, `[/quote]`. It is left out, and said.
//
// An editor's brackets are words: without `[not]` a sentence says the contrary. So a bracket is a code only if it closes one,
// has attributes, is closed further on, or is one of WordPress's own; a code that is none of these stays to be seen.

const BRACKET = /\[(\/?)([a-z][a-z0-9_-]*)((?: [^[\]]*)?)(\/?)\]/g
const OWN = new Set('audio caption embed gallery more nextpage playlist video wp_caption'.split(' '))
const ATTRIBUTE = /\s[\w-]+=\S/

/** @returns the HTML without codes, and how many they were */
export function withoutShortcodes(html: string): { readonly html: string; readonly left: number } {
  const closed = new Set([...html.matchAll(/\[\/([a-z][a-z0-9_-]*)\]/g)].map(([, name]) => name))
  let left = 0
  const text = html.replace(BRACKET, (bracket, closes: string, name: string, rest: string, ends: string) => {
    const isCode = closes || ends || OWN.has(name) || closed.has(name) || ATTRIBUTE.test(rest)
    if (!isCode) return bracket
    left++
    return ''
  })
  return { html: text, left }
}
