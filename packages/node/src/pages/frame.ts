// What surrounds every page: the wall's name and seal, the strip of truth, the reader's language and place.

import { type Anchor, type Definition, FEW_WITNESSES, fingerprint, type Titled } from '@commonwall/wall'
import type { Board, Frame, Language, Spoken, Truth } from '@commonwall/web/pages'
import type { WallState } from '../state/wall-state.ts'
import type { EventStore } from '../store/store.ts'
import { inLanguage } from './spoken.ts'
import type { WallFacts } from './wall-facts.ts'

/** Where a reader stands. */
export interface Place {
  readonly lang: Language
  /** Language part of the path, with its slash, or empty. */
  readonly prefix: string
  /** Path below the language; undefined for one that is not to be linked to. */
  readonly here: string
}

const DAY = 24 * 3600

export function makeFrame(
  { lang, prefix, here }: Place,
  {
    facts,
    store,
    state,
    title,
  }: { facts: WallFacts; store: EventStore; state: WallState; title?: string | undefined },
): Frame {
  const depth = `${prefix}${here}`.split('/').length - 1
  return {
    lang,
    root: depth === 0 ? './' : '../'.repeat(depth),
    prefix,
    here,
    title,
    wall: titleIn(facts.history.current.titles, lang),
    fingerprint: { en: fingerprint(state.wall, 'en'), zh: fingerprint(state.wall, 'zh') },
    truth: truthOf(facts, store, newestAnchor(facts, state)),
    served: true,
  }
}

/** The newest anchor of the first default log. */
function newestAnchor(facts: WallFacts, state: WallState): Anchor | undefined {
  const log = facts.history.current.logs.find(({ admission }) => admission === 'default')
  return log && state.anchors(log.key).at(-1)
}

/** What can be said of the log behind a page. */
function truthOf({ history, now }: WallFacts, store: EventStore, anchor: Anchor | undefined): Truth {
  const size = anchor?.size ?? store.placedCount('default')
  const { cosigned, of, quorum } =
    anchor === undefined
      ? { cosigned: 0, of: history.current.witnesses.length, quorum: false }
      : history.witnessing(anchor)
  // Until an anchor is dated by the definition in force, wall time is the largest date held of any log.
  const at = history.wallTime === 0 ? undefined : history.wallTime
  const rest = { source: 'node', size, at, seen: cosigned, of, definitionStale: history.stale(now) } as const
  if (size === 0) return { ...rest, state: 'empty' }
  if (at !== undefined && now - at > DAY) return { ...rest, state: of === 0 ? 'unwitnessed' : 'stale' }
  if (of === 0) return { ...rest, state: 'unwitnessed' }
  return { ...rest, state: quorum && of >= FEW_WITNESSES ? 'witnessed' : 'weak' }
}

/** The title in the reader's language, in another script of it, or else the first. */
export function titleIn(titles: readonly Titled[], lang: string): Spoken {
  const language = lang.split('-')[0] ?? lang
  const best =
    titles.find((title) => title.lang === lang) ??
    titles.find((title) => title.lang.split('-')[0] === language) ??
    titles[0]
  return inLanguage(best?.text ?? '', best?.lang)
}

/** Slugs of the boards in the order of the definition; a board's number is its place here, from 1. */
export function boardSlugs(definition: Definition): readonly string[] {
  return [...new Set(definition.boards.map(({ slug }) => slug))]
}

export function boardOfSlug(
  definition: Definition,
  slug: string | undefined,
  lang: string,
): Board | undefined {
  const number = boardSlugs(definition).indexOf(slug ?? '') + 1
  if (number === 0) return undefined
  const titles = definition.boards.filter((board) => board.slug === slug)
  return {
    path: `b/${number}`,
    title: titleIn(
      titles.map(({ lang: spoken, title }) => ({ lang: spoken, text: title })),
      lang,
    ),
  }
}

export function allBoards(definition: Definition, lang: string): readonly Board[] {
  return boardSlugs(definition).flatMap((slug) => boardOfSlug(definition, slug, lang) ?? [])
}
