// What the feeds carry: the newest released posts, of the whole wall, of one board, or in one language.
//
// Only what stands open on the default log: nothing folded, withdrawn, held back or waiting for its batch. Dates are
// the ones that events carry, so a throwaway post shows its hour and no more. No address in a feed tells one
// reader from another.

import {
  boardOf,
  langOf,
  mentionsIn,
  mentionWords,
  retold,
  titleOf,
  type VerifiedEvent,
  WORD_KINDS,
} from '@commonwall/wall'
import { excerptOf, languageOf } from '@commonwall/web/fill'
import type { Language } from '@commonwall/web/pages'
import { noteEncode } from 'nostr-tools/nip19'
import { Absences } from '../pages/absences.ts'
import { Authors } from '../pages/authors.ts'
import { rootEvent } from '../pages/lists.ts'
import { markedRoots } from '../pages/marked.ts'
import { peopleIn } from '../pages/posts.ts'
import type { Source } from '../pages/source.ts'

/** Which posts: all of those given must fit. */
export interface FeedChoice {
  /** Slug. */
  readonly board?: string
  /** BCP 47; `zh` takes in `zh-Hant`. */
  readonly lang?: string
}

export interface FeedEntry {
  /** `nostr:note1…` (NIP-21): the same wherever the post is read. */
  readonly id: string
  /** Path of its page, relative to the wall's root; undefined before it has a number. */
  readonly path: string | undefined
  readonly title: string
  readonly text: string
  readonly lang: string | undefined
  readonly author: string | undefined
  /** Unix seconds, as its author gave it. */
  readonly at: number
  /** Slug. */
  readonly board: string | undefined
}

/** Entries of a feed, and how far back one looks for them. */
const ENTRIES = 50
const LOOKED_AT = 400

/** The newest entries, newest first. */
export function feedEntries(source: Source, { board, lang }: FeedChoice = {}): readonly FeedEntry[] {
  const { store, facts, numbers } = source
  const marked = markedRoots(source)
  const narrow = board !== undefined || lang !== undefined
  const most = narrow ? LOOKED_AT : ENTRIES * 2
  const found = store
    .query([{ kinds: [...WORD_KINDS], tags: {} }], most, 'default')
    .events.flatMap((event) => {
      if (facts.isLeftOut(event)) return []
      const hangsUnder = numbers.rootFor(event) ?? ''
      const root = rootEvent(source, hangsUnder)
      const onBoard = marked.get(hangsUnder)?.movedTo ?? (root && boardOf(root))
      if (board !== undefined && onBoard !== board) return []
      if (lang !== undefined && !speaks(langOf(event), lang)) return []
      return [{ event, root, onBoard }]
    })
  const chosen = found.slice(0, ENTRIES)
  const absences = new Absences(
    store,
    facts,
    chosen.flatMap(({ event, root }) => (root ? [event.id, root.id] : [event.id])),
  )
  const writers = new Authors(
    source,
    'en',
    chosen.map(({ event }) => event.pubkey),
  )
  const people = chosen.flatMap(({ event }) => peopleIn(event))
  // Of all of them at once, in each language that there is.
  const inLanguages = new Map<Language, Authors>()
  const authors = (language: string | undefined) => {
    const told = languageOf(language ?? lang ?? '') ?? 'en'
    const made = inLanguages.get(told) ?? new Authors(source, told, people)
    inLanguages.set(told, made)
    return made
  }
  return chosen.flatMap(({ event, root, onBoard }) => {
    if (absences.ofHeld(event) !== undefined) return []
    const text = withNames(event, authors)
    return [
      {
        id: `nostr:${noteEncode(event.id)}`,
        path: numbers.pathOf(event),
        title: titleFor(text, root !== undefined && absences.ofHeld(root) === undefined ? root : undefined),
        text,
        lang: langOf(event),
        author: writers.called(event.pubkey),
        at: event.created_at,
        board: onBoard,
      },
    ]
  })
}

function titleFor(text: string, root: VerifiedEvent | undefined): string {
  const title = root && titleOf(root)
  return title === undefined ? excerptOf(text, 60) : title
}

/** The text with whom it mentions by name, in the words of its own language: whoever reads feeds cannot open a code. */
function withNames(event: VerifiedEvent, authorsIn: (lang: string | undefined) => Authors): string {
  const { content } = event
  const mentions = mentionsIn(content)
  if (mentions.length === 0) return content
  const authors = authorsIn(langOf(event))
  return retold(content, mentions, ({ about, value }, typed) => {
    if (about !== 'key') return undefined
    const who = authors.whoIs(value)
    return who.kind === 'name'
      ? mentionWords(typed, who.name, who.fingerprint)
      : mentionWords(typed, undefined, [])
  })
}

function speaks(lang: string | undefined, wanted: string): boolean {
  return lang === wanted || lang?.startsWith(`${wanted}-`) === true
}
