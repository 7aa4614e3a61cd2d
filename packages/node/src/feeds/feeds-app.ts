// The feeds, served: /feed.atom, /feed.json; of a board /feed/2.atom; in a language /feed/zh-Hant.json.
//
// Released together with the batch, as everything else. Here they are made once in some seconds, for all who ask; a browser
// that opens one keeps nothing of it, as of pages.

import { isLang } from '@commonwall/wall'
import { boardSlugs, titleIn } from '@commonwall/web/fill'
import { type Context, Hono } from 'hono'
import { noteEncode } from 'nostr-tools/nip19'
import type { Kept } from '../pages/kept.ts'
import type { Source } from '../pages/source.ts'
import { atomFeed } from './atom.ts'
import { type FeedChoice, feedEntries } from './entries.ts'
import type { FeedHead } from './feed-head.ts'
import { jsonFeed } from './json-feed.ts'

export interface FeedsOptions {
  readonly source: () => Source
  /** The absolute address by which the wall is reached, ending in a slash; never taken from a request. */
  readonly base: () => string
  readonly kept: Kept<string>
}

const TYPES = {
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
} as const

export function feedsApp({ source, base, kept }: FeedsOptions): Hono {
  const app = new Hono()
  const make = (choice: FeedChoice, name: string, format: string, page: string) => {
    const from = source()
    const root = base()
    const { founding, current } = from.facts.history
    const wall = titleIn(current.titles, choice.lang ?? current.langs[0] ?? 'en').text
    const head: FeedHead = {
      id: `nostr:${noteEncode(founding.id)}${name === 'feed' ? '' : `#${name}`}`,
      title:
        choice.lang === undefined && choice.board === undefined
          ? wall
          : `${wall} · ${choice.board ?? choice.lang}`,
      base: root,
      self: `${root}${name}.${format}`,
      page: root + page,
      founded: founding.createdAt,
    }
    const entries = feedEntries(from, choice)
    return format === 'atom' ? atomFeed(head, entries) : jsonFeed(head, entries)
  }
  const answer = (c: Context, choice: FeedChoice, name: string, format: string, page: string) => {
    const feed = kept.get(`${name}.${format}`, () => make(choice, name, format, page))
    return c.body(feed, 200, {
      'Content-Type': format === 'atom' ? TYPES.atom : TYPES.json,
      'Cache-Control': 'no-store',
      'Access-Control-Allow-Origin': '*',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    })
  }
  for (const format of ['atom', 'json'] as const)
    app.get(`/feed.${format}`, (c) => answer(c, {}, 'feed', format, ''))
  app.get('/feed/:name{[^/]+\\.(atom|json)}', (c) => {
    const [, name = '', format = ''] = /^(.*)\.(atom|json)$/.exec(c.req.param('name') ?? '') ?? []
    if (/^[1-9]\d{0,8}$/.test(name)) {
      const slug = boardSlugs(source().facts.history.current)[Number(name) - 1]
      return slug === undefined
        ? c.notFound()
        : answer(c, { board: slug }, `feed/${name}`, format, `b/${name}`)
    }
    return isLang(name) ? answer(c, { lang: name }, `feed/${name}`, format, '') : c.notFound()
  })
  return app
}
