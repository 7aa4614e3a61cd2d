// Entries of a source become articles: what each says, in which language, and which is a translation of which.
//
// The same entry always becomes the same address, so that importing again finds what stands already. Whether an entry
// has changed is seen from its words, not from any date. Dates of the source go into the tag and nowhere else: nobody
// signed anything then.

import { createHash } from 'node:crypto'
import { asPosted, type EventTemplate, isLang, KIND, type NostrEvent } from '@commonwall/wall'
import { articleOf } from '../../post/compose.ts'
import { type Entry, oneLine, type Source } from './entry.ts'
import { openAddress } from './said.ts'
import { MARK } from './unmarked.ts'
import { isWrittenIn } from './written-in.ts'

export interface Article {
  readonly entry: Entry
  readonly address: string
  /** Without a time: that is given when it is signed. */
  readonly template: EventTemplate
  /** What was left out of its text, title and source, by what it was. */
  readonly left: ReadonlyMap<string, number>
}

export interface ArticleOptions {
  readonly wall: string
  readonly board: string
  /** Of the importer, 64 hex digits. */
  readonly pubkey: string
  /** For entries that say none. */
  readonly lang: string | undefined
  /** For entries that say none: 2015, 2015-12 or 2015-12-16. */
  readonly date: string | undefined
  /** `2026-11-26`: nothing was written after it. */
  readonly today: string
}

const MAX_TITLE = 200
/** Characters of a title of which nothing is seen. */
const FIRST_WORDS = 60
const MAX_SOURCE = 400

export interface Articles {
  /** Oldest first. */
  readonly articles: readonly Article[]
  /** Entries that cannot stand here, and why. */
  readonly problems: readonly string[]
}

export function toArticles({ entries, title }: Source, options: ArticleOptions): Articles {
  const problems: string[] = []
  const seen = new Set<string>()
  const whole = entries.flatMap((entry) => {
    const said = languageTag(entry.lang)
    const fits = said !== undefined && isWrittenIn(said, entry.text)
    const lang = fits ? said : options.lang
    const date = entry.date ?? options.date
    const problem =
      lang === undefined
        ? `language: the source says ${said === undefined ? 'none' : `${said}, which has other letters`}; name it with --lang`
        : date === undefined
          ? 'date: the source says none; name it with --date'
          : ahead(date, entry.from) > options.today
            ? `date: expected none after ${options.today}, got ${ahead(date, entry.from)}`
            : entry.until !== undefined && entry.until < options.today
              ? `date: the source showed it until ${entry.until} only`
              : seen.has(slugOf(entry))
                ? `id: expected each once, got ${oneLine(entry.id, 80)} again`
                : undefined
    if (problem !== undefined || lang === undefined || date === undefined) {
      problems.push(`${oneLine(entry.title, 60)}: ${problem}`)
      return []
    }
    seen.add(slugOf(entry))
    return [{ entry, lang, date }]
  })
  whole.sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? -1 : 1))
  const originals = originalOf(whole.map(({ entry }) => entry))
  const address = (entry: Entry) => `${KIND.article}:${options.pubkey}:${slugOf(entry)}`
  const articles = whole.map(({ entry, lang, date }) => {
    const left = new Map(entry.left)
    const posted = (text: string) => asPosted(text, () => left.set(MARK, (left.get(MARK) ?? 0) + 1))
    const said = { wall: options.wall, text: entry.text, lang, createdAt: 0 }
    const called = oneLine(posted(entry.title), MAX_TITLE) || oneLine(entry.text, FIRST_WORDS)
    const named = { board: options.board, title: called, slug: slugOf(entry) }
    const template = articleOf(said, named)
    const original = originals.get(entry)
    const tags = [
      ...template.tags,
      ['imported', posted(sourceOf(entry, title)), date],
      ...(original === undefined ? [] : [['translation', address(original)]]),
    ]
    return { entry, address: address(entry), template: { ...template, tags }, left }
  })
  return { articles, problems }
}

function ahead(date: string, from = ''): string {
  return date > from ? date : from
}

/** Who wrote it and where it stood: both fit, or the name of the whole stands for a long link. */
function sourceOf({ author, link }: Entry, title: string | undefined): string {
  const open = openAddress(link)
  const short = open !== undefined && open.length <= 300 ? open : undefined
  const parts = [author && oneLine(author, 90), short ?? (title && oneLine(title, 200))].filter(
    (part) => !!part,
  )
  return oneLine(parts.join(', ') || 'no author or address named', MAX_SOURCE)
}

/** Of a copy that is marked in its address or a file's name, as of any other: the hash would tell them apart as well. */
function slugOf({ id }: Entry): string {
  return `imported-${createHash('sha256').update(asPosted(id)).digest('hex').slice(0, 16)}`
}

/** What each translation was made from: said by the source, else the oldest of its group. @param entries oldest first */
function originalOf(entries: readonly Entry[]): ReadonlyMap<Entry, Entry> {
  const found = new Map<Entry, Entry>()
  const groups = new Map<string, Entry[]>()
  const known = new Map<string, Entry>()
  for (const entry of entries) {
    for (const name of [entry.id, entry.link]) if (name !== undefined) known.set(name, entry)
    if (entry.group !== undefined) groups.set(entry.group, [...(groups.get(entry.group) ?? []), entry])
  }
  for (const members of groups.values()) {
    const original = members.find(({ translated }) => !translated) ?? members[0]
    for (const member of members)
      if (original !== undefined && member !== original) found.set(member, original)
  }
  for (const entry of entries) {
    const others = entry.others.flatMap((name) => known.get(name) ?? []).filter((other) => other !== entry)
    const all = new Set([entry, ...others])
    const original = entry.translated ? others[0] : entries.find((one) => all.has(one))
    if (original !== undefined && original !== entry && !found.has(entry)) found.set(entry, original)
  }
  return found
}

/** True if an event says what the article says: its work and its time apart. */
export function saysTheSame(event: Pick<NostrEvent, 'tags' | 'content'>, { template }: Article): boolean {
  const tags = ({ tags }: Pick<NostrEvent, 'tags'>) =>
    JSON.stringify(tags.filter(([name]) => name !== 'nonce'))
  return event.content === template.content && tags(event) === tags(template)
}

/** As browsers spell it, and Chinese by its script: that is what readers choose by. */
function languageTag(text: string | undefined): string | undefined {
  try {
    const [tag] = Intl.getCanonicalLocales(text?.trim().replaceAll('_', '-'))
    if (!isLang(tag) || /^(?:mis|mul|und|zxx)\b/.test(tag)) return undefined
    if (/^zh-(?:CN|SG|MY)$/.test(tag)) return 'zh-Hans'
    return /^zh-(?:TW|HK|MO)$/.test(tag) ? 'zh-Hant' : tag
  } catch {
    return undefined
  }
}
