// RSS 2.0 and 1.0, Atom (RFC 4287), and WXR, which is RSS with what WordPress knows beside it.
//
// Language pairs are kept where the source has them: Atom by `hreflang`, WordPress by what Polylang (the taxonomy
// `post_translations`) and WPML (`_wpml_import_…`) write into an export. Drafts, attachments and menus are passed over.

import { type Entry, oneLine, type Source } from './entry.ts'
import { type FeedHead, type Field, fieldOf, readItems, textIn } from './feed-items.ts'
import { isForAll } from './for-all.ts'
import { markdownOf, wordsOf } from './markdown.ts'
import { withoutMembersOnly } from './members-only.ts'
import { dayAmong, namesOf } from './said.ts'
import { withoutShortcodes } from './shortcodes.ts'

/** Characters of a title made of an entry's first words. */
const FIRST_WORDS = 60

/** @throws CommandError if it is no feed, or past a limit */
export async function readFeed(file: string): Promise<Source> {
  const entries: Entry[] = []
  const unreadable: string[] = []
  let passedOver = 0
  const head = await readItems(file, (item, head) => {
    try {
      const entry = entryOf(item, head)
      if (entry === undefined) passedOver++
      else entries.push(entry)
    } catch (error) {
      unreadable.push(
        `${oneLine(textIn(item, 'title', 'id', 'guid') ?? '?', 60)}: ${(error as Error).message}`,
      )
    }
  })
  return { kind: kindOf(head), title: titleOf(head), entries, passedOver, unreadable }
}

function kindOf({ root, fields }: FeedHead): Source['kind'] {
  if (root === 'feed') return 'atom'
  return fields.has('wp:wxr_version') ? 'wxr' : 'rss'
}

function titleOf({ fields }: FeedHead): string | undefined {
  const title = fields.get('title')
  return title === undefined ? undefined : wordsOf(title)
}

function entryOf(item: Field, head: FeedHead): Entry | undefined {
  if (!isForAll(item)) return undefined
  const kind = kindOf(head)
  if (kind === 'atom') return atomEntry(item, head)
  return kind === 'wxr' ? wordPressEntry(item, head) : rssEntry(item, head)
}

function rssEntry(item: Field, head: FeedHead): Entry {
  const link = textIn(item, 'link')
  return entry({
    head,
    id: textIn(item, 'guid') ?? link ?? item.attributes['rdf:about'],
    title: textIn(item, 'title'),
    author: allOf(item, 'dc:creator') ?? allOf(item, 'author'),
    link,
    dates: [textIn(item, 'pubDate', 'dc:date')],
    lang: textIn(item, 'dc:language') ?? head.fields.get('language') ?? head.fields.get('dc:language'),
    html: textIn(item, 'content:encoded', 'description') ?? '',
  })
}

function atomEntry(item: Field, head: FeedHead): Entry {
  const content =
    item.children.find(
      (field) => field.name === 'content' && field.text.trim() !== '' && kindOfText(field) !== undefined,
    ) ?? fieldOf(item, 'summary')
  const links = item.children.filter(({ name }) => name === 'link')
  const own = links.find(
    ({ attributes: { rel = 'alternate', hreflang } }) => rel === 'alternate' && !hreflang,
  )
  const spoken = (field: Field | undefined) => field?.attributes['xml:lang']
  const lang = spoken(content) ?? spoken(item) ?? head.attributes['xml:lang']
  const alternates = links.filter(({ attributes }) => attributes.rel === 'alternate' && attributes.hreflang)
  const link = own ?? alternates.find(({ attributes }) => attributes.hreflang === lang)
  const source = item.children.find(({ name }) => name === 'source')
  // Of what a collection took from elsewhere, whoever collects is not the author (RFC 4287, 4.2.1).
  const whole = source === undefined ? head.fields.get('author/name') : undefined
  const type = content && kindOfText(content)
  const title = fieldOf(item, 'title')
  return entry({
    head,
    id: textIn(item, 'id') ?? link?.attributes.href,
    title: title && (title.attributes.type ?? 'text') === 'text' ? escapeText(title.text) : title?.text,
    author: authorsOf(item) ?? (source && authorsOf(source)) ?? namesOf(whole),
    link: link?.attributes.href,
    dates: [textIn(item, 'published'), textIn(item, 'updated')],
    lang,
    html: type === 'text' ? paragraphs(content?.text ?? '') : (content?.text ?? ''),
    base: content?.attributes['xml:base'] ?? head.attributes['xml:base'],
    others: alternates.flatMap(({ attributes }) =>
      attributes.href === link?.attributes.href ? [] : [attributes.href ?? ''],
    ),
  })
}

function wordPressEntry(item: Field, head: FeedHead): Entry | undefined {
  const type = textIn(item, 'wp:post_type') ?? 'post'
  if (!['post', 'page'].includes(type) || textIn(item, 'wp:status') !== 'publish') return undefined
  const terms = item.children.filter(({ name }) => name === 'category')
  const term = (domain: string) =>
    terms.find(({ attributes }) => attributes.domain === domain)?.attributes.nicename
  const meta = new Map(
    item.children
      .filter(({ name }) => name === 'wp:postmeta')
      .map((field) => [textIn(field, 'wp:meta_key') ?? '', textIn(field, 'wp:meta_value')]),
  )
  const open = withoutMembersOnly(textIn(item, 'content:encoded') ?? '')
  const { html, left } = withoutShortcodes(open.html)
  const link = textIn(item, 'link')
  return entry({
    head,
    id: textIn(item, 'guid') ?? link,
    title: textIn(item, 'title'),
    // What stands there is the name that its author logs in with, which no page of WordPress needs to show.
    author: namesOf(head.shownAs.get(textIn(item, 'dc:creator') ?? '')),
    link,
    dates: [textIn(item, 'wp:post_date'), textIn(item, 'pubDate')],
    lang: meta.get('_wpml_import_language_code') ?? term('language') ?? head.fields.get('language'),
    html,
    left: [
      ...(left === 0 ? [] : [['code in brackets', left] as const]),
      ...(open.left === 0 ? [] : [['part for members only', open.left] as const]),
    ],
    // Blocks have their own paragraphs; what is older has the ends of its lines.
    lines: !html.includes('<!-- wp:'),
    group: meta.get('_wpml_import_translation_group') ?? term('post_translations'),
    translated: (meta.get('_wpml_import_source_language_code') ?? '') !== '',
  })
}

/** Everybody whom a field names. */
function allOf({ children }: Field, name: string): string | undefined {
  const named = children.filter((child) => child.name === name).flatMap(({ text }) => namesOf(text) ?? [])
  return [...new Set(named)].join(', ') || undefined
}

function authorsOf({ children }: Field): string | undefined {
  const authors = children.filter(({ name }) => name === 'author')
  return [...new Set(authors.flatMap((author) => allOf(author, 'name') ?? []))].join(', ') || undefined
}

/** What Atom says that a text is; undefined for a picture, a film or what else stands there as bytes. */
function kindOfText({ attributes: { type = 'text' } }: Field): 'text' | 'html' | undefined {
  if (/^text(?:\/plain)?$/i.test(type)) return 'text'
  return /^(?:x?html|text\/html|application\/xhtml\+xml)$/i.test(type) ? 'html' : undefined
}

interface Found {
  readonly head: FeedHead
  readonly id: string | undefined
  /** HTML. */
  readonly title: string | undefined
  readonly author: string | undefined
  readonly link: string | undefined
  /** The first that says something must be a date. */
  readonly dates: readonly (string | undefined)[]
  readonly lang: string | undefined
  readonly html: string
  /** What was left out of it already. */
  readonly left?: readonly (readonly [what: string, count: number])[]
  readonly lines?: boolean
  readonly base?: string | undefined
  readonly group?: string | undefined
  readonly translated?: boolean
  readonly others?: readonly string[]
}

function entry(found: Found): Entry {
  const { head, link, dates, group, translated = false, others = [] } = found
  const base = [found.base, link, head.fields.get('link')].find(
    (url) => url !== undefined && URL.canParse(url),
  )
  const { text, left } = markdownOf(found.html, { base, lines: found.lines ?? false })
  if (text === '') throw new Error('text: expected some, got none')
  if (found.id === undefined) throw new Error('guid, id or link: expected one, got none')
  const date = dayAmong(dates, 'Wed, 16 Dec 2015 10:00:00 +0000')
  const title = wordsOf(found.title ?? '') || oneLine(wordsOf(found.html), FIRST_WORDS)
  return {
    id: found.id,
    title,
    author: found.author,
    link,
    date,
    lang: found.lang,
    text,
    left: new Map([...left, ...(found.left ?? [])]),
    group,
    translated,
    others,
  }
}

function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

function paragraphs(text: string): string {
  return escapeText(text)
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
    .join('')
}
