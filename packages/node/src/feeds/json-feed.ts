// JSON Feed 1.1 (jsonfeed.org/version/1.1): texts as `content_text`, so that no reader takes them for HTML.

import type { FeedEntry } from './entries.ts'
import type { FeedHead } from './feed-head.ts'

/** The end of the year 9999: RFC 3339 has no later one. */
const LAST_YEAR = 253_402_300_799

/** One feed as a document. */
export function jsonFeed(head: FeedHead, entries: readonly FeedEntry[]): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: head.title,
    home_page_url: head.page,
    feed_url: head.self,
    items: entries.map(({ id, path, title, text, lang, author, at, board }) => ({
      id,
      ...(path === undefined ? {} : { url: head.base + path }),
      title,
      content_text: text,
      date_published: new Date(Math.min(at, LAST_YEAR) * 1000).toISOString(),
      ...(author === undefined ? {} : { authors: [{ name: author }] }),
      ...(lang === undefined ? {} : { language: lang }),
      ...(board === undefined ? {} : { tags: [board] }),
    })),
  })
}
