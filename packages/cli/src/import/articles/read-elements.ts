// HTML of strangers, element by element, within limits.
//
// htmlparser2 looks through every element that is open at each end tag: what opens many and closes others costs the square of
// its length. So there are so many elements and so many inside each other, or a refusal.

import { type Handler, Parser } from 'htmlparser2'
import { LIMITS } from './entry.ts'

/** Elements inside each other: of old pages that never close a `<font>` too, and more than any browser keeps. */
const DEEPEST = 2_000

/** @throws Error if there are more elements than the limits */
export function readElements(html: string, handler: Partial<Handler>): void {
  let elements = 0
  let open = 0
  const parser = new Parser({
    ...handler,
    onopentag(name, attributes, implied) {
      if (++elements > LIMITS.elements)
        throw new Error(`elements: expected at most ${LIMITS.elements}, got more`)
      if (++open > DEEPEST)
        throw new Error(`elements: expected at most ${DEEPEST} inside each other, got more`)
      handler.onopentag?.(name, attributes, implied)
    },
    onclosetag(name, implied) {
      open--
      handler.onclosetag?.(name, implied)
    },
  })
  parser.end(html)
}
