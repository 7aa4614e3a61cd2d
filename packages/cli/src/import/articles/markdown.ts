// HTML becomes Markdown, so that an article can be what articles here are: text that loads nothing.
//
// Out come headings, paragraphs, lists, quotations, code, emphasis and links to http, https and mailto; pictures,
// films and frames become links to where they are; everything else becomes its text. Whatever would be a mark of
// Markdown in the text is escaped, so that the words which a reader sees are the words that stood there.

import { asPosted } from '@commonwall/wall'
import { oneLine } from './entry.ts'
import { isPixel } from './hidden.ts'
import { type Element, type Node, type Tree, treeOf } from './tree.ts'
import { MARK, unmark } from './unmarked.ts'

export interface Converted {
  readonly text: string
  readonly left: ReadonlyMap<string, number>
}

export interface ConvertOptions {
  /** What relative links are relative to. */
  readonly base?: string | undefined
  /** True where the ends of lines mean something, as in what WordPress keeps. */
  readonly lines?: boolean
}

/** Elements whose address is all that can be kept of them, by the attribute that has it. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  img: 'src',
  video: 'src',
  audio: 'src',
  source: 'src',
  iframe: 'src',
  embed: 'src',
  object: 'data',
}
const MARKS: Readonly<Record<string, string>> = { em: '*', i: '*', cite: '*', strong: '**', b: '**' }
/** Characters of a link; longer ones stay as their words. */
const MAX_LINK = 2_000
/** Quotations and lists inside each other; deeper ones stand beside what they stood in. */
const NESTED = 12

/** @throws Error if it has more elements than the limit */
export function markdownOf(html: string, { base, lines = false }: ConvertOptions = {}): Converted {
  return markdownOfTree(treeOf(html, { lines }), base)
}

/** The same of a part of a page that was read already. */
export function markdownOfTree({ root, left }: Tree, base?: string): Converted {
  const writer = new Writer(base, left)
  unmark(root, () => writer.leave(MARK))
  return { text: writer.blocks(root.children, 0).join('\n\n'), left }
}

/** The words of some HTML on one line, such as a title's. */
export function wordsOf(html: string): string {
  return oneLine(textOf(treeOf(html).root), Number.POSITIVE_INFINITY)
}

/** All text under a node, as it is. */
export function textOf(node: Node): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join(node.block ? ' ' : '')
}

class Writer {
  readonly #base: string | undefined
  readonly #left: Map<string, number>

  constructor(base: string | undefined, left: Map<string, number>) {
    this.#base = base
    this.#left = left
  }

  /** Counts one of what is left out. */
  leave(what: string): void {
    this.#left.set(what, (this.#left.get(what) ?? 0) + 1)
  }

  /** Blocks, without empty lines in between. @param depth of quotations and lists around them */
  blocks(nodes: readonly Node[], depth: number): string[] {
    const out: string[] = []
    let run: Node[] = []
    const flush = () => {
      const text = paragraph(this.#inline(run, ''))
      if (text !== '') out.push(text)
      run = []
    }
    for (const node of nodes) {
      if (typeof node === 'string' || !node.block || node.name === 'a') run.push(node)
      else {
        flush()
        out.push(...this.#block(node, depth))
      }
    }
    flush()
    return out
  }

  #block(element: Element, depth: number): string[] {
    const { name, children } = element
    const heading = /^h([1-6])$/.exec(name)
    if (heading) {
      const words = this.#inline(children, '').replaceAll('\n', ' ').trim()
      return words === '' ? [] : [`${'#'.repeat(Number(heading[1]))} ${words.replace(/#+$/, '\\$&')}`]
    }
    switch (name) {
      case 'hr':
        return ['---']
      case 'pre':
        return fenced(textOf(element))
      case 'blockquote': {
        const inside = this.blocks(children, depth + 1)
        return depth >= NESTED || inside.length === 0 ? inside : [prefixed(inside.join('\n\n'), '> ', '> ')]
      }
      case 'ul':
      case 'ol':
        return this.#list(element, depth)
      case 'table':
        return this.#table(element)
      case 'dt':
        return this.blocks([{ name: 'strong', attributes: {}, children, block: false }], depth)
      default:
        return this.blocks(children, depth)
    }
  }

  #list({ name, children }: Element, depth: number): string[] {
    const items: string[] = []
    for (const item of children) {
      if (typeof item === 'string' && item.trim() === '') continue
      const inside = this.blocks(
        typeof item === 'string' ? [item] : item.name === 'li' ? item.children : [item],
        depth + 1,
      )
      if (inside.length === 0) continue
      if (depth >= NESTED) items.push(...inside)
      else {
        const mark = name === 'ol' ? `${items.length + 1}. ` : '- '
        items.push(prefixed(inside.join('\n\n'), mark, ' '.repeat(mark.length)))
      }
    }
    return items.length === 0 ? [] : [items.join(depth >= NESTED ? '\n\n' : '\n')]
  }

  /** A row a line: nothing else of a table is left in CommonMark. */
  #table(table: Element): string[] {
    const out: string[] = []
    let rows: string[] = []
    const visit = (element: Element) => {
      for (const child of element.children) {
        if (typeof child === 'string') continue
        if (child.name === 'tr') {
          const cells = child.children.filter((cell): cell is Element => typeof cell !== 'string')
          const words = cells.map((cell) => this.#inline([cell], '').replaceAll('\n', ' ').trim())
          if (words.some((word) => word !== '')) rows.push(paragraph(words.join(' | ')))
        } else if (child.name === 'caption') out.push(...this.blocks([child], NESTED))
        else visit(child)
      }
    }
    visit(table)
    if (rows.length > 0) out.push(rows.join('  \n'))
    rows = []
    return out
  }

  /** @param marks that are open around these nodes */
  #inline(nodes: readonly Node[], marks: string): string {
    let out = ''
    for (const node of nodes) {
      const piece = typeof node === 'string' ? escaped(node.replace(/\s+/g, ' ')) : this.#element(node, marks)
      out = joined(out, piece)
    }
    return out
  }

  #element(element: Element, marks: string): string {
    const { name, children, attributes } = element
    if (name === 'br') return '\n'
    if (name === 'wbr') return ''
    if (name in ELSEWHERE) return this.#elsewhere(element, marks)
    if (name === 'code' || name === 'kbd' || name === 'samp' || name === 'tt')
      return codeSpan(textOf(element))
    const mark = MARKS[name]
    const sign = name === 'a' ? 'a' : mark === undefined ? '' : mark === '*' ? 'e' : 's'
    const inside = this.#inline(children, marks + sign)
    if (name === 'a') return marks.includes('a') ? inside : this.#link(attributes.href, inside)
    if (mark === undefined || marks.includes(sign)) return element.block ? ` ${inside} ` : inside
    return emphasised(inside, mark)
  }

  #link(href: string | undefined, words: string): string {
    const url = this.#address(href)
    const label = words.replaceAll('\n', ' ').trim()
    if (url === undefined) return words
    return `[${label === '' ? escaped(url) : label}](<${url}>)`
  }

  /** Pictures, films and frames: where they are, under what they are called. */
  #elsewhere({ name, attributes, children }: Element, marks: string): string {
    if (name === 'img' && isPixel(attributes)) {
      this.leave('counting pixel')
      return ''
    }
    // Text in here is for browsers that cannot show it; none of today shows that text.
    const shown = children.filter((child) => typeof child !== 'string' && child.name in ELSEWHERE)
    const words = this.#inline(shown, marks).trim()
    const url = this.#address(attributes[ELSEWHERE[name] ?? ''])
    const called = asPosted(attributes.alt ?? attributes.title ?? '', () => this.leave(MARK))
    const label = escaped(called.replace(/\s+/g, ' ').trim())
    const what = `${name === 'img' ? 'image' : name} ${url === undefined ? 'without address' : 'as link'}`
    this.leave(what)
    if (url === undefined || marks.includes('a')) return joined(label, words)
    return joined(`[${label === '' ? escaped(lastPart(url)) : label}](<${url}>)`, words)
  }

  #address(text: string | undefined): string | undefined {
    if (text === undefined || text.length > MAX_LINK) return undefined
    const url = URL.parse(asPosted(text, () => this.leave(MARK)).trim(), this.#base)
    if (url === null || !['http:', 'https:', 'mailto:'].includes(url.protocol)) return undefined
    if (url.username !== '' || url.password !== '') return undefined
    const href = url.href.replace(/[<>\\\s]/g, encodeURIComponent)
    return href.length > MAX_LINK ? undefined : href
  }
}

function lastPart(url: string): string {
  const { host, pathname } = new URL(url)
  return pathname.split('/').findLast((part) => part !== '') ?? host
}

/** What would be a mark of Markdown stands as itself. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*[\]<>]/g, '\\$&')
    .replace(/&(?=[#A-Za-z])/g, '\\&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
}

/** Two marks of one kind that meet are none; so are two spaces. */
function joined(before: string, after: string): string {
  if (/\s$/.test(before) && after.startsWith(' ')) return before + after.slice(1)
  if (after.startsWith('*') && /(^|[^\\])\*$/.test(before)) {
    const ends = /\*+$/.exec(before)?.[0] ?? ''
    const begins = /^\*+/.exec(after)?.[0] ?? ''
    return ends === begins ? before.slice(0, -ends.length) + after.slice(begins.length) : `${before} ${after}`
  }
  return before + after
}

/** The mark stands close around letters or digits only: anywhere else CommonMark may not see it. */
function emphasised(text: string, mark: string): string {
  const found = /^([^\p{L}\p{N}*]*)([\s\S]*?)([^\p{L}\p{N}*]*)$/u.exec(text)
  const [, before = '', inside = '', after = ''] = found ?? []
  const fits = /^[\p{L}\p{N}]/u.test(inside) && /[\p{L}\p{N}]$/u.test(inside) && !text.includes('](')
  return fits && !inside.includes('\n') ? `${before}${mark}${inside}${mark}${after}` : text
}

function codeSpan(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line === '') return ''
  const fence = '`'.repeat(longestRun(line, '`') + 1)
  return line.startsWith('`') || line.endsWith('`') ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`
}

function fenced(text: string): string[] {
  const body = text.replace(/\r\n?/g, '\n').replace(/^\n+|\s+$/g, '')
  if (body === '') return []
  const fence = '`'.repeat(Math.max(3, longestRun(body, '`') + 1))
  return [`${fence}\n${body}\n${fence}`]
}

function longestRun(text: string, sign: string): number {
  let longest = 0
  let run = 0
  for (const character of text) {
    run = character === sign ? run + 1 : 0
    if (run > longest) longest = run
  }
  return longest
}

/** Lines of one paragraph; one that begins like a heading, a list, a rule or a fence begins with a stroke. */
function paragraph(text: string): string {
  return text
    .trim()
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/^[#+=~-]/, '\\$&')
        .replace(/^(\d{1,9})([.)])/, '$1\\$2'),
    )
    .filter((line) => line !== '')
    .join('  \n')
}

function prefixed(text: string, first: string, rest: string): string {
  return text
    .split('\n')
    .map((line, n) => `${n === 0 ? first : line === '' ? rest.trimEnd() : rest}${line}`)
    .join('\n')
}
