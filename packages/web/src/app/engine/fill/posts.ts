// The posts of a thread, or of the talk under an article, as a screen shows them.

import {
  byFirstWriter,
  KIND,
  type NostrEvent,
  type Thread,
  type ThreadView,
  type VerifiedEvent,
} from '@commonwall/wall'
import { answersOf, floorsOf, type Row, referencesIn, spokenIn, whenOf } from '../../../pages/fill/index.ts'
import type { Language, PostItem } from '../../../pages/model.ts'
import type { Wall } from '../wall.ts'
import { authorOf, whoIs } from './authors.ts'

/** Only the posts of the one who began; keys of one lasting name are one writer. */
export function firstWriterRows(wall: Wall, thread: Thread<VerifiedEvent>): readonly Row[] {
  const { names } = wall.held
  const same = (a: string, b: string) => {
    const name = names.nameOf(a)
    return a === b || (name !== undefined && name === names.nameOf(b))
  }
  return byFirstWriter(thread, same).map((post) => ({ post, depth: 0, quotes: undefined }))
}

/** Turns rows into what a screen shows. */
export function postItems(
  wall: Wall,
  view: ThreadView,
  rows: readonly Row[],
  lang: Language,
): readonly PostItem[] {
  const floors = floorsOf(view.thread)
  return rows.map((row) => postItem(wall, view, row, lang, floors))
}

function postItem(
  wall: Wall,
  view: ThreadView,
  row: Row,
  lang: Language,
  floors: ReadonlyMap<string, number | undefined>,
): PostItem {
  const { post, depth } = row
  const { event, floor, id } = post
  const mine = wall.stepOf(id)
  const optional = wall.isOptional(id)
  const base = { id, floor, place: wall.placeOf(id), optional, depth, references: [], mine } as const
  const empty = { ...base, author: undefined, when: undefined, answers: undefined }
  if (event === undefined) return { ...empty, text: undefined, absence: wall.absenceOfHole(id) }
  const absence = wall.absenceOfHeld(event)
  const text = spokenIn(event, event.content)
  // A reader's own copy keeps what was folded: one tap shows it. What its author withdrew it does not.
  if (absence !== undefined)
    return {
      ...empty,
      text: absence.kind === 'folded' ? text : undefined,
      absence,
      fold: foldNotes(wall, event),
    }
  return {
    ...base,
    author: authorOf(wall, event, lang, view.writers),
    when: whenOf(event, wall.held.history),
    text,
    references: referencesIn(event.content, floors, (key) => whoIs(wall, key, lang, view.writers)),
    own: wall.input.mayWithdraw(event.pubkey),
    absence: undefined,
    answers: answersOf(row, (one) => wall.absenceOfHeld(one) === undefined),
    unverified: wall.fates.marks(id).unverified,
    late:
      view.marks.closed !== undefined && event.kind === KIND.reply && isLate(wall, event, view.marks.closed),
  }
}

/** Who folded, and until when. */
export function foldNotes(wall: Wall, event: NostrEvent): PostItem['fold'] {
  const { groups, until, staysFrom } = wall.fates.fold(event)
  return { groups, until, staysFrom }
}

function isLate(wall: Wall, event: VerifiedEvent, closed: number): boolean {
  const at = wall.held.history.witnessedTime(event.id)
  return at === undefined || at > closed
}
