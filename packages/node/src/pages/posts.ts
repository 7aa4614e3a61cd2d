// The posts of a thread, or of the talk under an article, as a page shows them.

import {
  buildThread,
  KIND,
  mentionsIn,
  parentOf,
  rootOf,
  type Thread,
  type VerifiedEvent,
} from '@commonwall/wall'
import { answersOf, floorsOf, type Row, referencesIn, rowsOf, spokenIn, whenOf } from '@commonwall/web/fill'
import type { Author, Language, PostItem, Reference } from '@commonwall/web/pages'
import { Absences } from './absences.ts'
import { Authors } from './authors.ts'
import type { Source } from './source.ts'

/** Posts read for one thread; a longer one shows its newest so many. */
const MOST = 5_000

export interface Talk {
  readonly thread: Thread<VerifiedEvent>
  readonly absences: Absences
  /** Rows in reading order: a head, then what was said below it. */
  readonly rows: readonly Row[]
}

/** Everything said in a thread (by id) or under an article (by address). */
export function readTalk(source: Source, id: string, root: VerifiedEvent | undefined): Talk {
  return source.talks.get(id, () => makeTalk(source, id, root))
}

/** The same, made anew. @param most replies read @param leftOut ids that count as not held */
export function makeTalk(
  source: Source,
  id: string,
  held: VerifiedEvent | undefined,
  most = MOST,
  leftOut: ReadonlySet<string> = new Set(),
): Talk {
  const { store, facts, numbers } = source
  const root = held && facts.isLeftOut(held) ? undefined : held
  // All that may hang here, by the index: what does is `rootFor`'s to say.
  const named = id.includes(':')
    ? [{ A: [id] }, { E: [...store.versionIds(id), ...numbers.versionsGone(id)] }]
    : [{ E: [id] }]
  const found = store.query(
    named.map((tags) => ({ kinds: [KIND.reply], tags })),
    most,
    'default',
  ).events
  const replies = found.filter(
    (event) =>
      !leftOut.has(event.id) &&
      // What it names, where that is a version that counts as not held, says nothing of the article.
      !leftOut.has(rootOf(event) ?? '') &&
      !facts.isLeftOut(event) &&
      numbers.rootFor(event) === id,
  )
  // Of the places without a body it is asked as well: a fold names an id, whether its body ever came or not.
  const ids = replies.flatMap((event) => [event.id, parentOf(event) ?? event.id])
  const absences = new Absences(store, facts, [...new Set([root?.id ?? id, ...ids])])
  const gone = (target: string) => {
    const kind = store.get(target)?.kind
    return kind !== undefined && absences.fold(target, kind).bodyLeavesSegments
  }
  const thread = buildThread({ id, root, replies, keyOf: (event) => facts.keyOf(event), gone })
  return { thread, absences, rows: rowsOf(thread) }
}

/** Turns rows into what a page shows. */
export function postItems(
  source: Source,
  talk: Talk,
  rows: readonly Row[],
  lang: Language,
): readonly PostItem[] {
  const { facts, numbers } = source
  const people = rows.flatMap(({ post }) => (post.event === undefined ? [] : peopleIn(post.event)))
  const authors = new Authors(source, lang, people, talk.thread)
  const floors = floorsOf(talk.thread)
  const isOpen = (event: VerifiedEvent) => talk.absences.ofHeld(event) === undefined
  return rows.map((row): PostItem => {
    const { post, depth } = row
    const { event, floor } = post
    const base = { floor, place: numbers.placeOf(post.id), depth, references: [] as Reference[] }
    const empty = { ...base, author: undefined, when: undefined, answers: undefined }
    if (event === undefined) return { ...empty, text: undefined, absence: talk.absences.ofHole(post.id) }
    const fold = talk.absences.ofHeld(event)
    const text = spokenIn(event, event.content)
    if (fold !== undefined) return { ...empty, text: fold.leaves ? undefined : text, absence: fold.absence }
    return {
      ...base,
      author: authors.of(event.pubkey, facts.time.witnessedTime(event.id)),
      when: whenOf(event, facts.time),
      text,
      references: referencesIn(event.content, floors, (key) => authors.whoIs(key)),
      absence: undefined,
      answers: answersOf(row, isOpen),
      unverified: talk.absences.marks(post.id).unverified,
    }
  })
}

/** Who wrote, and whom the text names. */
export function peopleIn({ pubkey, content }: VerifiedEvent): readonly string[] {
  return [pubkey, ...keysIn(content)]
}

/** Whom a text names. */
export function keysIn(text: string): readonly string[] {
  return mentionsIn(text).flatMap(({ about, value }) => (about === 'key' ? [value] : []))
}

/** Who wrote one thing that stands in no thread (an article). */
export function authorOf(source: Source, event: VerifiedEvent, lang: Language): Author {
  const { time } = source.facts
  return new Authors(source, lang, [event.pubkey]).of(event.pubkey, time.witnessedTime(event.id))
}
