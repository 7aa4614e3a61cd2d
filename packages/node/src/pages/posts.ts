// The posts of a thread, or of the talk under an article, as a page shows them.

import {
  buildThread,
  indentOnce,
  KIND,
  mentionsIn,
  type Post,
  type Thread,
  type VerifiedEvent,
} from '@commonwall/wall'
import { excerptOf, referencesIn, spokenIn, whenOf } from '@commonwall/web/fill'
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

interface Row {
  readonly post: Post<VerifiedEvent>
  readonly depth: 0 | 1
  readonly quotes: Post<VerifiedEvent> | undefined
}

/** Everything said in a thread (by id) or under an article (by address, with the ids of its versions). */
export function readTalk(
  source: Source,
  id: string,
  root: VerifiedEvent | undefined,
  aliases: readonly string[] = [],
): Talk {
  return source.talks.get(id, () => makeTalk(source, id, root, aliases))
}

function makeTalk(
  source: Source,
  id: string,
  root: VerifiedEvent | undefined,
  aliases: readonly string[],
): Talk {
  const { store, facts } = source
  const named = id.includes(':') ? [{ A: [id] }, { E: aliases }] : [{ E: [id] }]
  const found = store.query(
    named.map((tags) => ({ kinds: [KIND.reply], tags })),
    MOST,
    'default',
  ).events
  const replies = found.filter((event) => !facts.isHeldBack(event))
  const absences = new Absences(store, facts, [root?.id ?? id, ...replies.map((event) => event.id)])
  const gone = (target: string) => {
    const kind = store.get(target)?.kind
    return kind !== undefined && absences.fold(target, kind).bodyLeavesSegments
  }
  const thread = buildThread({ id, root, aliases, replies, keyOf: (event) => facts.keyOf(event), gone })
  const rows = indentOnce(thread).flatMap(({ head, answers }): Row[] => [
    { post: head, depth: 0, quotes: undefined },
    ...answers.map(({ post, quotes }): Row => ({ post, depth: 1, quotes })),
  ])
  return { thread, absences, rows }
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
  const floors = floorsOf(talk)
  return rows.map(({ post, depth, quotes }): PostItem => {
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
      answers: answersOf(quotes, talk.absences),
    }
  })
}

/** The floors of a talk by id. */
export function floorsOf({ thread }: Pick<Talk, 'thread'>): ReadonlyMap<string, number | undefined> {
  return new Map([...thread.posts.map(({ id, floor }) => [id, floor] as const), [thread.root.id, 1]])
}

/** Who wrote, and whom the text names. */
export function peopleIn({ pubkey, content }: VerifiedEvent): readonly string[] {
  return [pubkey, ...mentionsIn(content).flatMap(({ about, value }) => (about === 'key' ? [value] : []))]
}

/** The row of the one who began. */
export function rootRow({ thread }: Talk): Row {
  return { post: thread.root, depth: 0, quotes: undefined }
}

/** Who wrote one thing that stands in no thread (an article). */
export function authorOf(source: Source, event: VerifiedEvent, lang: Language): Author {
  const { time } = source.facts
  return new Authors(source, lang, [event.pubkey]).of(event.pubkey, time.witnessedTime(event.id))
}

function answersOf(quotes: Post<VerifiedEvent> | undefined, absences: Absences): PostItem['answers'] {
  if (quotes?.floor === undefined) return undefined
  const open = quotes.event !== undefined && absences.ofHeld(quotes.event) === undefined
  return { floor: quotes.floor, quote: open ? excerptOf(quotes.event?.content ?? '', 60) : '' }
}
