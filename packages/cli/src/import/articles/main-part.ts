// The part of a page that is its article, and the day that stands at its head.
//
// A page has other people's words beside it: comments, a sidebar, what is related. None of it is the article, and no date of
// it is the article's: not the first `<time>` of the page, nor one in the middle of a sentence.

import { textOf } from './markdown.ts'
import type { Element, Node } from './tree.ts'

const BESIDE = new Set(['aside', 'nav'])
/** Classes and ids of what publishing programs put around an article, whole or followed by a part of their own. */
const OTHERS =
  /^(?:comments?|commentlist|comment-?(?:area|body|form|list|respond|section|thread)|comments-?(?:area|list|section|title|wrapper)|disqus_thread|jp-relatedposts|related|related-?(?:articles|content|list|posts|stories)|respond|reply-?list|responses|sharedaddy|sidebar|utterances|webmentions|widget|widget-area)$/i
/** Characters of what may stand above a date: a title, a line on who wrote. */
const HEAD = 120

/** True for what stands beside an article and is not of it. */
export function isBeside({ name, attributes: { id = '', class: classes = '', role } }: Element): boolean {
  return (
    BESIDE.has(name) ||
    role === 'navigation' ||
    role === 'complementary' ||
    [id, ...classes.split(/\s+/)].some((one) => OTHERS.test(one))
  )
}

/** The article of a page, the language that it is in, and how many things of others went out of it. */
export function mainPart(root: Element): { readonly main: Element; readonly lang?: string; others: number } {
  const found = pathTo(
    root,
    ({ name, children }) => name === 'article' && children.some((child) => has(child, 'h1')),
  ) ??
    pathTo(root, ({ name }) => name === 'article') ??
    pathTo(root, ({ name, attributes }) => name === 'main' || attributes.role === 'main') ?? [root]
  const main = found.at(-1) ?? root
  const lang = found.findLast(({ attributes }) => attributes.lang)?.attributes.lang
  return { main, ...(lang !== undefined && { lang }), others: withoutOthers(main) }
}

/** The day at the head of an article: marked as when it was published, or above its first sentence. */
export function dayAtHead(main: Element): string | undefined {
  const times = timesIn(main)
  const says = (words: RegExp) => (one: Element) =>
    words.test(`${one.attributes.itemprop ?? ''} ${one.attributes.class ?? ''}`)
  const marked = times.find(
    ({ time }) => says(/published|pubdate|created/i)(time) || 'pubdate' in time.attributes,
  )
  const first = times.find(({ time, above }) => above <= HEAD && !says(/modified|updated/i)(time))
  return (marked ?? first)?.time.attributes.datetime
}

interface Found {
  readonly time: Element
  /** Characters of sentences that stand above it. */
  readonly above: number
}

function timesIn(main: Element): readonly Found[] {
  const found: Found[] = []
  let above = 0
  const visit = (node: Node, sentence: boolean) => {
    if (typeof node === 'string') {
      if (sentence) above += node.trim().length
    } else if (node.name === 'time' && node.attributes.datetime) {
      // In the middle of a sentence it is what the sentence is about.
      found.push({ time: node, above: sentence ? HEAD + 1 : above })
    } else if (node === main || (node.name !== 'article' && !isBeside(node))) {
      const inside = sentence || (/^(?:blockquote|dd|li|p|pre|td)$/.test(node.name) && isSentence(node))
      for (const child of node.children) visit(child, inside)
    }
  }
  visit(main, false)
  return found
}

/** More words than stand around a date at the head: `By Ada Reed, 3 May`. */
function isSentence(element: Element): boolean {
  const words = textOf(element).replace(/\s+/g, ' ').trim()
  return words.length > HEAD / 2 || /[.!?。！？]$/.test(words)
}

function withoutOthers(element: Element): number {
  let gone = 0
  for (let n = element.children.length - 1; n >= 0; n--) {
    const child = element.children[n]
    if (child === undefined || typeof child === 'string') continue
    if (child.name !== 'aside' && isBeside(child)) {
      element.children.splice(n, 1)
      gone++
    } else gone += withoutOthers(child)
  }
  return gone
}

function has(node: Node, name: string): boolean {
  return typeof node !== 'string' && (node.name === name || node.children.some((child) => has(child, name)))
}

/** From the root to the first element that fits, not looking beside. */
function pathTo(element: Element, fits: (one: Element) => boolean): readonly Element[] | undefined {
  if (fits(element)) return [element]
  for (const child of element.children) {
    if (typeof child === 'string' || isBeside(child)) continue
    const path = pathTo(child, fits)
    if (path) return [element, ...path]
  }
  return undefined
}
