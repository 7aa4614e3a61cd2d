// From what was typed to what is signed: kinds and tags of threads, replies, articles, withdrawals (DESIGN §3.1).

import {
  addressOf,
  type EventTemplate,
  KIND,
  mentionTags,
  type NostrEvent,
  parseAddress,
  replyTags,
  tagValue,
} from '@commonwall/wall'
import { boardSlugs } from '../../../pages/fill/index.ts'
import type { Wall } from '../wall.ts'
import { EngineError } from '../wire.ts'

/** Versions of an article that its withdrawal names, the newest: a post is 64 KB at most. */
const MOST_NAMED = 500

/** What was typed. */
export interface Typed {
  readonly form: 'thread' | 'article' | 'reply'
  readonly title: string
  readonly text: string
  /** Path of a board (`b/2`). */
  readonly board: string
  /** BCP 47; empty: not said. */
  readonly lang: string
  readonly reply?: { readonly root: string; readonly parent: string } | undefined
  /** Address of the article that this is a further version of. */
  readonly edits?: string | undefined
  /** Address of the article that this is a translation of. */
  readonly translates?: string | undefined
  /** What this further version corrects, in a line. */
  readonly correction?: string | undefined
}

/** The template of what was typed. @throws EngineError engine/missing if what it answers or edits is not held */
export function templateOf(wall: Wall, typed: Typed, createdAt: number, d: string): EventTemplate {
  const template = withoutMentions(wall, typed, createdAt, d)
  const { content, tags } = template
  return { ...template, tags: [...tags, ...mentionTags(content, tags)] }
}

function withoutMentions(wall: Wall, typed: Typed, createdAt: number, d: string): EventTemplate {
  const h = ['h', wall.held.wall]
  const lang = typed.lang === '' ? [] : [['l', typed.lang]]
  // Of the space that phones put behind a word, and lines that are left empty, nothing tells who typed it.
  const content = typed.text.normalize('NFC').trimEnd()
  switch (typed.form) {
    case 'thread':
      return {
        kind: KIND.thread,
        created_at: createdAt,
        tags: [h, ['title', line(typed.title)], ['t', slugOf(wall, typed.board)], ...lang],
        content,
      }
    case 'article': {
      const before =
        typed.edits === undefined ? undefined : wall.view.articles.get(typed.edits)?.history.current.event
      const board =
        before === undefined
          ? slugOf(wall, typed.board)
          : (tagValue(before, 't') ?? slugOf(wall, typed.board))
      // What a version says of where it comes from holds for the next one too.
      const kept = before?.tags.filter(([name]) => name === 'translation' || name === 'imported') ?? []
      const translation = typed.translates === undefined ? kept : [['translation', typed.translates]]
      const correction = typed.correction === undefined ? [] : [['correction', line(typed.correction)]]
      return {
        kind: KIND.article,
        created_at: createdAt,
        tags: [
          h,
          ['d', before === undefined ? d : (tagValue(before, 'd') ?? d)],
          ['title', line(typed.title)],
          ['t', board],
          ...lang,
          ...translation,
          ...correction,
        ],
        content,
      }
    }
    case 'reply':
      return {
        kind: KIND.reply,
        created_at: createdAt,
        tags: [h, ...answering(wall, typed), ...lang],
        content,
      }
  }
}

/** @throws EngineError engine/missing for an article that is not held; of a thread its id is enough */
function answering(wall: Wall, { reply }: Typed): string[][] {
  if (reply === undefined)
    throw new EngineError('engine/missing', 'reply: expected what it answers, got nothing')
  const address = parseAddress(reply.root)
  // Of an article that was taken back the talk goes on.
  const [id] = wall.versionsGone(reply.root)
  const held = address
    ? (wall.view.articles.get(reply.root)?.history.current.event ??
      (id === undefined ? undefined : { ...address, id, tags: [['d', address.d]] }))
    : wall.view.threads.get(reply.root)?.thread.root.event
  if (held === undefined && address)
    throw new EngineError('engine/missing', 'reply: expected one that is held, got another')
  const parent = reply.parent === reply.root ? undefined : wall.events.get(reply.parent)
  return replyTags(held ?? { id: reply.root, kind: KIND.thread }, parent)
}

/** Every version of an article that is held, the oldest first; of anything else itself. */
export function versionsOf(wall: Wall, event: NostrEvent): readonly NostrEvent[] {
  const history = event.kind === KIND.article && wall.view.articles.get(addressOf(event))?.history
  return history ? [...history.gone, ...history.versions.map((version) => version.event)] : [event]
}

/**
 * The withdrawal of one's own post; an article goes with all its versions, by its address and each by its id: who never held
 * one learns by that which place it left empty.
 * @param isTold false for a version that never left this device: its id would tell that there was one
 */
export function withdrawalOf(
  wall: Wall,
  event: NostrEvent,
  createdAt: number,
  isTold: (id: string) => boolean = () => true,
): EventTemplate {
  const ids = versionsOf(wall, event).flatMap(({ id }) => (isTold(id) ? [id] : []))
  const whole = event.kind === KIND.article ? [['a', addressOf(event)]] : []
  return {
    kind: KIND.withdrawal,
    created_at: createdAt,
    tags: [
      ['h', wall.held.wall],
      ...whole,
      ...ids.slice(-MOST_NAMED).map((id) => ['e', id]),
      ['k', String(event.kind)],
    ],
    content: '',
  }
}

function slugOf(wall: Wall, path: string): string {
  const slugs = boardSlugs(wall.held.history.current)
  const slug = slugs[Number(path.replace(/^b\//, '')) - 1] ?? slugs[0]
  if (slug === undefined) throw new EngineError('engine/missing', 'board: expected one of the wall, got none')
  return slug
}

/** A title is one line. */
function line(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim()
}
