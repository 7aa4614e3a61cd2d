// A page of HTML, or a file of Markdown, as one article: what its head or its front matter says of it, and its text.
//
// Front matter is read by its lines `name: value` alone, and Markdown by way of HTML: so what was HTML inside of it is
// converted or dropped like any other, and pictures become links.

import { Parser } from 'htmlparser2'
import { micromark } from 'micromark'
import { dayOf } from './date.ts'
import { type Entry, LIMITS, oneLine } from './entry.ts'
import { fileLanguage } from './file-language.ts'
import { saysForAll } from './for-all.ts'
import { hiddenBy } from './hidden.ts'
import { dayAtHead, mainPart } from './main-part.ts'
import { type Converted, markdownOf, markdownOfTree, textOf, wordsOf } from './markdown.ts'
import { type Element, type Node, treeOf } from './tree.ts'

interface Said {
  title?: string
  author?: string
  date?: string
  lang?: string
  link?: string
  id?: string
  group?: string
  translationOf?: string
}

/** @param name of the file, by which it is known if it says no address @throws Error */
export function readPage(html: string, name: string): Entry {
  limited(html)
  const { said, others, sheet } = headOf(html)
  const { root, left } = treeOf(html, { hidden: hiddenBy(sheet) })
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
  const matter =
    /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/.exec(text) ??
    /^\+\+\+[ \t]*\n([\s\S]*?)\n\+\+\+[ \t]*(?:\n|$)/.exec(text)
  const fields = fieldsOf(matter?.[1] ?? '')
  if (!saysForAll(fields)) return undefined
  const said = frontMatter(fields)
  const body = matter ? text.slice(matter[0].length) : text
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
    markdownOf(micromark(rest, { allowDangerousHtml: true }), { base: said.link }),
    name,
    said.translationOf === undefined ? [] : [said.translationOf],
  )
}

function limited(text: string): void {
  if (text.length > LIMITS.entry)
    throw new Error(`text: expected at most ${LIMITS.entry} characters, got more`)
}

function entryOf(said: Said, { text, left }: Converted, name: string, others: readonly string[]): Entry {
  if (text === '') throw new Error('text: expected some, got none')
  const date = dayOf(said.date)
  if (said.date !== undefined && date === undefined)
    throw new Error(`date: expected one such as 2015-12-16, got ${oneLine(said.date, 60)}`)
  return {
    id: said.id ?? said.link ?? name,
    title: oneLine(said.title ?? '', 1_000) || oneLine(text, 60),
    author: said.author,
    link: said.link,
    date,
    lang: said.lang,
    text,
    left,
    group: said.group,
    translated: said.translationOf !== undefined,
    others,
  }
}

/** What front matter calls what we ask for. */
const KEYS: Readonly<Record<string, keyof Said>> = {
  title: 'title',
  author: 'author',
  date: 'date',
  lang: 'lang',
  language: 'lang',
  url: 'link',
  link: 'link',
  canonical: 'link',
  id: 'id',
  translationkey: 'group',
  translation_of: 'translationOf',
}

/** Lines `name: value` or `name = value`, the first of each, by their names in small letters. */
function fieldsOf(text: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  for (const line of text.split('\n')) {
    const [, name = '', value = ''] = /^([A-Za-z_]+)\s*[:=]\s*(.+?)\s*$/.exec(line) ?? []
    const plain = /^"(.*)"$|^'(.*)'$/.exec(value)
    const key = name.toLowerCase()
    if (key !== '' && !fields.has(key)) fields.set(key, plain ? (plain[1] ?? plain[2] ?? '') : value)
  }
  return fields
}

function frontMatter(fields: ReadonlyMap<string, string>): Said {
  const said: Said = {}
  for (const [name, value] of fields) {
    const key = KEYS[name]
    if (key !== undefined) said[key] ??= value
  }
  return said
}

/** What `<meta>` calls the day of an article, the surest first. */
const DAYS = ['article:published_time', 'dcterms.created', 'dcterms.date', 'dc.date', 'date']

interface Head {
  readonly said: Said
  readonly others: readonly string[]
  /** Its own style sheets. */
  readonly sheet: string
}

/** What `<html>`, `<meta>`, `<link>`, `<title>` and `<style>` say. */
function headOf(html: string): Head {
  const said: Said = {}
  const others: string[] = []
  const days = new Map<string, string>()
  let sheet = ''
  let inTitle = false
  let inStyle = false
  const parser = new Parser({
    onopentag(name, attributes) {
      const { rel = '', href, content, hreflang } = attributes
      const meta = (attributes.property ?? attributes.name ?? '').toLowerCase()
      inTitle = name === 'title' && said.title === undefined
      if (name === 'html' && attributes.lang) said.lang ??= attributes.lang
      if (name === 'link' && href && rel === 'canonical') said.link ??= href
      if (name === 'link' && href && rel === 'alternate' && hreflang && hreflang !== 'x-default')
        others.push(href)
      inStyle = name === 'style'
      if (name !== 'meta' || !content) return
      if (!days.has(meta)) days.set(meta, content)
      if (['author', 'article:author', 'dc.creator'].includes(meta)) said.author ??= content
      if (meta === 'og:url') said.link ??= content
    },
    ontext(text) {
      if (inTitle) said.title = (said.title ?? '') + text
      if (inStyle) sheet += text
    },
    onclosetag(name) {
      if (name === 'title') inTitle = false
      if (name === 'style') inStyle = false
    },
  })
  parser.end(html)
  const date = DAYS.flatMap((name) => days.get(name) ?? [])[0]
  if (date !== undefined) said.date = date
  return { said, others: others.filter((url) => url !== said.link), sheet }
}

function firstOf(element: Element, name: string): Element | undefined {
  for (const child of element.children as readonly Node[]) {
    if (typeof child === 'string') continue
    const found = child.name === name ? child : firstOf(child, name)
    if (found) return found
  }
  return undefined
}
