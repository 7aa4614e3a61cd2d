// A page of HTML, or a file of Markdown, as one article: what its head or its front matter says of it, and its text.
//
// Markdown is read by way of HTML: so what was HTML inside of it is converted or dropped like any other, and pictures
// become links.

import { micromark } from 'micromark'
import { type Entry, LIMITS, oneLine } from './entry.ts'
import { fileLanguage } from './file-language.ts'
import { saysForAll } from './for-all.ts'
import { frontMatter, type Said, saidIn } from './front-matter.ts'
import { dayAtHead, mainPart } from './main-part.ts'
import { type Converted, markdownOf, markdownOfTree, textOf, wordsOf } from './markdown.ts'
import { readElements } from './read-elements.ts'
import { dayAmong, namesOf } from './said.ts'
import { withoutNotes } from './template-notes.ts'
import { type Element, type Node, treeOf } from './tree.ts'

/** @param name of the file, by which it is known if it says no address @throws Error */
export function readPage(html: string, name: string): Entry {
  limited(html)
  const { said, others, sheetsElsewhere } = headOf(html)
  const { root, left } = treeOf(html)
  if (sheetsElsewhere > 0) left.set('style sheet of another file', sheetsElsewhere)
  const { main, lang = said.lang, others: beside } = mainPart(root)
  if (beside > 0) left.set('comments and what stands beside', beside)
  const date = said.date ?? dayAtHead(main)
  const heading = firstOf(main, 'h1')
  const title = heading === undefined ? said.title : textOf(heading)
  // The title stands above an article already.
  heading?.children.splice(0)
  const converted = markdownOfTree({ root: main, left }, said.link)
  const shown = { ...(title !== undefined && { title }), ...(date && { date }), ...(lang && { lang }) }
  return entryOf({ ...said, ...shown }, converted, name, others)
}

/**
 * @param name of the file, by which it is known if it says no address
 * @returns undefined for a draft, or what has a password
 * @throws Error
 */
export function readMarkdown(text: string, name: string): Entry | undefined {
  limited(text)
  const { fields, body: whole } = frontMatter(text)
  if (!saysForAll(fields)) return undefined
  const said = saidIn(fields)
  const { text: body, left: notes } = withoutNotes(whole)
  const heading = /^\s*# +(.+?)(?: +#+)?[ \t]*(?:\n|$)/.exec(body)
  const title = said.title ?? heading?.[1]
  const rest =
    heading && (said.title === undefined || said.title === heading[1]) ? body.slice(heading[0].length) : body
  const named = fileLanguage(name)
  return entryOf(
    {
      ...said,
      ...(title !== undefined && { title: wordsOf(micromark(title)) }),
      ...(named && { lang: said.lang ?? named.lang, group: said.group ?? named.stem }),
    },
    withNotes(markdownOf(micromark(rest, { allowDangerousHtml: true }), { base: said.link }), notes),
    name,
    said.translationOf === undefined ? [] : [said.translationOf],
  )
}

function withNotes({ text, left }: Converted, notes: number): Converted {
  return { text, left: notes === 0 ? left : new Map([...left, ['note', notes]]) }
}

function limited(text: string): void {
  if (text.length > LIMITS.entry)
    throw new Error(`text: expected at most ${LIMITS.entry} characters, got more`)
}

function entryOf(said: Said, { text, left }: Converted, name: string, others: readonly string[]): Entry {
  if (text === '') throw new Error('text: expected some, got none')
  // Jekyll's files have the day in their names.
  const [, dayInName] = /(?:^|\/)(\d{4}-\d{2}-\d{2})[-_.](?=[^/]*$)/.exec(name) ?? []
  const day = (...texts: readonly (string | undefined)[]) => dayAmong(texts, '2015-12-16')
  return {
    id: said.id ?? said.link ?? name,
    title: oneLine(said.title ?? '', 1_000) || oneLine(text, 60),
    author: namesOf(said.author),
    link: said.link,
    date: day(said.date, said.from, dayInName),
    from: day(said.from),
    until: day(said.until),
    lang: said.lang,
    text,
    left,
    group: said.group,
    translated: said.translationOf !== undefined,
    others,
  }
}

/** What `<meta>` calls the day of an article, the surest first. */
const DAYS = ['article:published_time', 'dcterms.created', 'dcterms.date', 'dc.date', 'date']

interface Head {
  readonly said: Said
  readonly others: readonly string[]
  /** Style sheets that it has loaded: what those hide is not known. */
  readonly sheetsElsewhere: number
}

/** What `<html>`, `<meta>`, `<link>` and `<title>` say. */
function headOf(html: string): Head {
  const said: Said = {}
  const others: string[] = []
  const days = new Map<string, string>()
  let sheetsElsewhere = 0
  let inTitle = false
  readElements(html, {
    onopentag(name, attributes) {
      const { rel = '', href, content, hreflang } = attributes
      const meta = (attributes.property ?? attributes.name ?? '').toLowerCase()
      inTitle = name === 'title' && said.title === undefined
      if (name === 'html' && attributes.lang) said.lang ??= attributes.lang
      if (name === 'link' && href && rel === 'canonical') said.link ??= href
      if (name === 'link' && href && rel === 'alternate' && hreflang && hreflang !== 'x-default')
        others.push(href)
      if (name === 'link' && /\bstylesheet\b/i.test(rel)) sheetsElsewhere++
      if (name !== 'meta' || !content) return
      if (!days.has(meta)) days.set(meta, content)
      if (['author', 'article:author', 'dc.creator'].includes(meta)) said.author ??= content
      if (meta === 'og:url') said.link ??= content
    },
    ontext(text) {
      if (inTitle) said.title = (said.title ?? '') + text
    },
    onclosetag(name) {
      if (name === 'title') inTitle = false
    },
  })
  const date = DAYS.flatMap((name) => days.get(name) ?? [])[0]
  if (date !== undefined) said.date = date
  return { said, others: others.filter((url) => url !== said.link), sheetsElsewhere }
}

function firstOf(element: Element, name: string): Element | undefined {
  for (const child of element.children as readonly Node[]) {
    if (typeof child === 'string') continue
    const found = child.name === name ? child : firstOf(child, name)
    if (found) return found
  }
  return undefined
}
