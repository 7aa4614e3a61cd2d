// What is to be said, as a template for a signature: a thread, a reply, an article (DESIGN §3.1).
//
// Pure. Checks nothing itself: the rules of the wall do, before anything is signed.

import { type EventTemplate, KIND, type NostrEvent, replyTags, rootOf, tagValue } from '@commonwall/wall'

export interface Said {
  /** Id of the founding definition. */
  readonly wall: string
  readonly text: string
  /** A language tag. */
  readonly lang: string
  /** Unix seconds. */
  readonly createdAt: number
}

/** A new thread on a board. */
export function threadOf(
  said: Said,
  { board, title }: { readonly board: string; readonly title: string },
): EventTemplate {
  return template(KIND.thread, said, [
    ['title', title],
    ['t', board],
  ])
}

/** A new version of an article. @param slug its name, the same for every version */
export function articleOf(
  said: Said,
  { board, title, slug }: { readonly board: string; readonly title: string; readonly slug: string },
): EventTemplate {
  return template(KIND.article, said, [
    ['d', slug],
    ['title', title],
    ['t', board],
  ])
}

/**
 * An answer to a post.
 * @param parent the post itself @param root the thread or article that it belongs to; the same event if it is one
 */
export function replyTo(said: Said, parent: NostrEvent, root: NostrEvent): EventTemplate {
  return template(KIND.reply, said, replyTags(root, parent))
}

/** The thread or article that a post belongs to, among those held; itself if it is one. */
export function rootAmong(post: NostrEvent, events: ReadonlyMap<string, NostrEvent>): NostrEvent | undefined {
  if (post.kind !== KIND.reply) return post
  const named = tagValue(post, 'E') ?? rootOf(post)
  return named === undefined ? undefined : events.get(named)
}

function template(
  kind: number,
  { wall, text, lang, createdAt }: Said,
  tags: readonly (readonly string[])[],
): EventTemplate {
  return { kind, created_at: createdAt, tags: [['h', wall], ...tags, ['l', lang]], content: text }
}
