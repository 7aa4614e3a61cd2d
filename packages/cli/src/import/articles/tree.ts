// HTML as a tree of elements and text, within limits: what the converting to Markdown reads.
//
// htmlparser2 reads whatever browsers read, fetches nothing and expands nothing but HTML's own entities. Elements that
// stand deeper than the limit stay as their text: nothing here or after it can run out of stack.

import { hiddenBy, isHidden, sheetsIn } from './hidden.ts'
import { readElements } from './read-elements.ts'

export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Node[]
  /** It is, or has somewhere inside, something that stands on lines of its own. */
  block: boolean
}

export type Node = Element | string

/** Elements that stand on lines of their own. */
const BLOCKS: ReadonlySet<string> = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
/** Elements that say nothing to a reader, with all that stands in them. */
const SILENT: ReadonlySet<string> = new Set(
  'applet button canvas datalist head input math meta meter noembed noframes noscript option progress script select style svg template textarea title'.split(
    ' ',
  ),
)
const VOID: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
)
/** Elements inside each other. */
const DEPTH = 100

export interface Tree {
  readonly root: Element
  /** What was left out, by the name of the element. */
  readonly left: Map<string, number>
}

/**
 * @param lines true where the ends of lines mean something outside of elements too, as in what WordPress keeps
 * @throws Error if there are more elements than the limits
 */
export function treeOf(html: string, { lines = false }: { readonly lines?: boolean } = {}): Tree {
  const { hidden, unread } = hiddenBy(sheetsIn(html))
  const root: Element = { name: 'body', attributes: {}, children: [], block: true }
  const left = new Map<string, number>()
  if (unread > 0) left.set('rule that hides, not read', unread)
  const stack: Element[] = [root]
  let silent = 0
  let deeper = 0
  let preformatted = 0

  const mark = () => {
    for (let i = stack.length - 1; i >= 0; i--) {
      const element = stack[i]
      if (element === undefined || element.block) return
      element.block = true
    }
  }
  const add = (text: string) => {
    const { children } = stack.at(-1) ?? root
    const last = children.length - 1
    if (typeof children[last] === 'string') children[last] += text
    else children.push(text)
  }

  readElements(html, {
    onopentag(name, attributes) {
      const unseen = silent === 0 && !SILENT.has(name) && isHidden(name, attributes, hidden)
      if (silent > 0 || unseen || SILENT.has(name)) {
        const what = unseen ? 'hidden' : name
        if (silent === 0 && name !== 'head' && name !== 'title' && name !== 'meta')
          left.set(what, (left.get(what) ?? 0) + 1)
        if (!VOID.has(name)) silent++
        return
      }
      if (stack.length >= DEPTH) {
        if (!VOID.has(name)) deeper++
        return
      }
      if (name === 'pre') preformatted++
      const element: Element = { name, attributes, children: [], block: false }
      stack.at(-1)?.children.push(element)
      if (BLOCKS.has(name)) {
        element.block = true
        mark()
      }
      if (!VOID.has(name)) stack.push(element)
    },
    onclosetag(name) {
      if (VOID.has(name)) return
      if (silent > 0) silent--
      else if (deeper > 0) deeper--
      else {
        if (name === 'pre') preformatted--
        if (stack.length > 1) stack.pop()
      }
    },
    ontext(text) {
      if (silent > 0) return
      if (!lines || preformatted > 0 || !text.includes('\n')) return add(text)
      for (const [n, paragraph] of text.split(/\n[^\S\n]*\n\s*/).entries()) {
        if (n > 0) {
          stack.at(-1)?.children.push({ name: 'gap', attributes: {}, children: [], block: true })
          mark()
        }
        for (const [m, line] of paragraph.split('\n').entries()) {
          if (m > 0) stack.at(-1)?.children.push({ name: 'br', attributes: {}, children: [], block: false })
          add(line)
        }
      }
    },
  })
  return { root, left }
}
