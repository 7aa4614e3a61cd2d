// Hostile posts, signed: one thread that has them as replies, and an article for each text of Markdown.

import { type EventTemplate, KIND, replyTags, signEvent, type VerifiedEvent } from '@commonwall/wall'
import { chance, FIXED, type HostileText, hostileText, MARKDOWN } from './texts.ts'

export interface HostilePosts {
  readonly events: readonly VerifiedEvent[]
  readonly thread: VerifiedEvent
  readonly replies: readonly VerifiedEvent[]
  readonly articles: readonly VerifiedEvent[]
  /** An honest thread, to be said later. */
  readonly later: { readonly title: string; readonly event: VerifiedEvent }
}

/** @param drawn how many more come out of the seed, as replies and as articles */
export function hostilePosts(wall: string, now: number, seed: number, drawn: number): HostilePosts {
  const next = chance(seed)
  const more = (most: number): readonly HostileText[] =>
    Array.from({ length: drawn }, (_, n) => ({ name: `seed ${seed}, ${n}`, text: hostileText(next, most) }))
  const secret = (n: number) => new Uint8Array(32).fill(n + 1)
  const sign = (n: number, template: Omit<EventTemplate, 'created_at'>) =>
    signEvent({ ...template, created_at: now - 1_000 + n }, secret(n % 200), new Uint8Array(32))
  const common = [
    ['h', wall],
    ['t', 'this-wall'],
  ]
  const title = (text: string) => ['title', text.replaceAll(/\s+/g, ' ').slice(0, 150)]
  const thread = sign(0, {
    kind: KIND.thread,
    tags: [...common, title('\u202eHostile <b>posts</b>\u0300\u0301 \u200b')],
    content: 'Below stands what means harm.',
  })
  const replies = [...FIXED, ...more(3_000)].map(({ text }, n) =>
    sign(n + 1, {
      kind: KIND.reply,
      tags: [['h', wall], ...replyTags(thread)],
      content: text,
    }),
  )
  const articles = [...MARKDOWN, ...more(20_000)].map(({ name, text }, n) =>
    sign(n + 300, {
      kind: KIND.article,
      tags: [...common, ['d', `hostile-${n}`], title(`Article ${n}. ${name}`)],
      content: text,
    }),
  )
  const later = 'Said after the mirror stopped'
  const event = sign(900, { kind: KIND.thread, tags: [...common, title(later)], content: 'It is new.' })
  return {
    events: [thread, ...replies, ...articles],
    thread,
    replies,
    articles,
    later: { title: later, event },
  }
}
