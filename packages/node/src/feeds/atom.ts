// Atom (RFC 4287): well-formed XML 1.0 of plain texts.
//
// Refuses nothing and lets nothing through: what XML has no place for is left out, the rest is escaped.

import type { FeedEntry } from './entries.ts'
import type { FeedHead } from './feed-head.ts'

/** Characters that may not stand in XML 1.0, even escaped. */
const NOT_IN_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** One feed as a document. */
export function atomFeed(head: FeedHead, entries: readonly FeedEntry[]): string {
  const updated = entries[0]?.at ?? head.founded
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom">`,
    `<id>${xml(head.id)}</id>`,
    `<title>${xml(head.title)}</title>`,
    `<updated>${date(updated)}</updated>`,
    `<link rel="self" type="application/atom+xml" href="${xml(head.self)}"/>`,
    `<link rel="alternate" type="text/html" href="${xml(head.page)}"/>`,
    `<author><name>${xml(head.title)}</name></author>`,
    ...entries.map((entry) => atomEntry(head, entry)),
    '</feed>',
    '',
  ].join('\n')
}

function atomEntry(head: FeedHead, { id, path, title, text, lang, author, at, board }: FeedEntry): string {
  const speaks = lang === undefined ? '' : ` xml:lang="${xml(lang)}"`
  return [
    `<entry${speaks}>`,
    `<id>${xml(id)}</id>`,
    `<title>${xml(title)}</title>`,
    `<updated>${date(at)}</updated>`,
    `<published>${date(at)}</published>`,
    ...(author === undefined ? [] : [`<author><name>${xml(author)}</name></author>`]),
    ...(path === undefined
      ? []
      : [`<link rel="alternate" type="text/html" href="${xml(head.base + path)}"/>`]),
    ...(board === undefined ? [] : [`<category term="${xml(board)}"/>`]),
    `<content type="text">${xml(text)}</content>`,
    '</entry>',
  ].join('\n')
}

function date(seconds: number): string {
  return new Date(Math.min(seconds, LAST_YEAR) * 1000).toISOString()
}

/** The end of the year 9999: RFC 3339 has no later one. */
const LAST_YEAR = 253_402_300_799

function xml(text: string): string {
  return text
    .replaceAll(NOT_IN_XML, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
