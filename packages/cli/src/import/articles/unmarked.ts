// Takes out of a page, before it becomes Markdown, the marks that nobody sees and that tell whose copy it was (`asPosted`).
//
// Before: a sign of no width in front of `#` or between two strokes would hide them from what escapes them, and leave them
// as marks of Markdown. What stands on one line counts together, whatever elements it is in: so what a line of two
// directions needs stays.

import { asPosted } from '@commonwall/wall'
import type { Element } from './tree.ts'

/** What is counted of an article under this name was left out. */
export const MARK = 'invisible mark'

/** Between pieces of text: no character, and none that text is exchanged in. */
const SEAM = '\uffff'

/** @param onSign told of each; not of `&nbsp;`, which editors write by the thousand and nobody sees here */
export function unmark(root: Element, onSign: () => void): void {
  const places: { readonly children: Element['children']; readonly at: number }[] = []
  let whole = ''
  const visit = ({ name, block, children }: Element, around: boolean) => {
    const asItIs = around || name === 'pre'
    if (block || name === 'br') whole += '\n'
    for (const [at, child] of children.entries()) {
      if (typeof child !== 'string') visit(child, asItIs)
      else {
        places.push({ children, at })
        const text = asItIs ? child : child.replace(/[\t\n\f\r \u00a0]+/g, ' ')
        whole += SEAM + text.replaceAll(SEAM, '') + SEAM
      }
    }
    if (block) whole += '\n'
  }
  visit(root, false)
  const pieces = asPosted(whole, onSign).split(SEAM)
  for (const [n, { children, at }] of places.entries()) children[at] = pieces[2 * n + 1] ?? ''
}
