// From what was typed to what is signed: kinds and tags of threads, replies, articles, withdrawals (DESIGN §3.1).

import {
  addressOf,
  type EventTemplate,
  KIND,
  mentionTags,
  type NostrEvent,
  parseAddress,
  tagValue,
} from '@commonwall/wall'
import { boardSlugs } from '../../../pages/fill/index.ts'
import type { Wall } from '../wall.ts'
import { EngineError } from '../wire.ts'

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

const HOUR = 3600

/** A throwaway post tells the hour and no more. @param now unix seconds */
export function startOfHour(now: number): number {
  return now - (now % HOUR)
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
  const content = typed.text.normalize('NFC').replaceAll('\r\n', '\n')
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
        tags: [h, ...replyTags(wall, typed), ...lang],
        content,
      }
  }
}

/** NIP-22: the root in upper case, what is answered in lower case. */
function replyTags(wall: Wall, { reply }: Typed): string[][] {
  if (reply === undefined)
    throw new EngineError('engine/missing', 'reply: expected what it answers, got nothing')
  const article = parseAddress(reply.root)
  const root =
    article === undefined
      ? wall.events.get(reply.root)
      : wall.view.articles.get(reply.root)?.history.current.event
  if (root === undefined && article !== undefined)
    throw new EngineError('engine/missing', 'reply: expected an article that is held, got another')
  const parent = reply.parent === reply.root ? root : wall.events.get(reply.parent)
  const kind = String(root?.kind ?? KIND.thread)
  const above =
    article === undefined
      ? [['E', reply.root, '', ...by(root)]]
      : [
          ['A', reply.root],
          ['E', root?.id ?? '', '', ...by(root)],
        ]
  const isRoot = parent === undefined || parent.id === root?.id
  const below = isRoot
    ? article === undefined
      ? [['e', reply.root, '', ...by(root)]]
      : [
          ['a', reply.root],
          ['e', root?.id ?? '', '', ...by(root)],
        ]
    : [['e', parent.id, '', ...by(parent)]]
  return [
    ...above,
    ['K', kind],
    ...(root === undefined ? [] : [['P', root.pubkey]]),
    ...below,
    ['k', isRoot ? kind : String(parent.kind)],
    ...(parent === undefined ? [] : [['p', parent.pubkey]]),
  ]
}

function by(event: NostrEvent | undefined): string[] {
  return event === undefined ? [] : [event.pubkey]
}

/** The withdrawal of one's own post; an article goes with all its versions. */
export function withdrawalOf(wall: Wall, event: NostrEvent, createdAt: number): EventTemplate {
  const target = event.kind === KIND.article ? ['a', addressOf(event)] : ['e', event.id]
  return {
    kind: KIND.withdrawal,
    created_at: createdAt,
    tags: [['h', wall.held.wall], target, ['k', String(event.kind)]],
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
