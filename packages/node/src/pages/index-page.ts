// `index.html` of the static layout: the newest threads with their first text, in one file that needs no other.
//
// A pure function of what is published: posts that wait for a place and bodies that segments do not carry count for nothing
// here, and the clock is the wall's own. So whoever holds a copy makes the same page again, to the last byte, and sees whether a host
// changed it (`commonwall verify`).

import { buildThread, KIND } from '@commonwall/wall'
import { languageOf, rootRow } from '@commonwall/web/fill'
import type { IndexPage, Sheet } from '@commonwall/web/pages'
import { Absences } from './absences.ts'
import type { Active } from './activity.ts'
import type { Place } from './frame.ts'
import { repliesTo, rootEvent, threadItems } from './lists.ts'
import { postItems } from './posts.ts'
import { frameOf, type Source } from './source.ts'

const THREADS = 50
/** Threads looked at for the newest: more than are shown, since a hidden post may have lifted one. */
const CANDIDATES = 200
/** Newest posts among which those without a place are looked for: on a mirror they wait for somebody else's log. */
const MAYBE_WAITING = 1_000

/** @param withheld ids whose bodies the store keeps and segments do not carry */
export function indexPage(source: Source, withheld: Iterable<string>): IndexPage {
  const [first = 'en'] = source.facts.history.current.langs
  const place: Place = { lang: languageOf(first) ?? 'en', prefix: '', here: '' }
  const frame = frameOf(source, place)
  const waiting = waitingIn(source)
  const hidden = hiddenByRoot(source, [...withheld, ...waiting])
  const newest = source.activity
    .newest(undefined)
    .filter(({ root }) => !waiting.has(root))
    .slice(0, CANDIDATES)
    .map((active) => ({ ...active, moved: movedLast(source, active, hidden.get(active.root) ?? new Set()) }))
    .sort((a, b) => b.moved - a.moved || (a.root < b.root ? -1 : 1))
  const sheets = newest.slice(0, THREADS).flatMap((active, index): Sheet[] => {
    const [item] = threadItems(source, [active], place)
    const root = rootEvent(source, active.root)
    if (item === undefined || root === undefined) return []
    const thread = buildThread({
      id: active.root,
      root,
      replies: [],
      keyOf: (event) => source.facts.keyOf(event),
    })
    const talk = { thread, absences: new Absences(source.store, source.facts, [root.id]), rows: [] }
    const [post] = postItems(source, talk, [rootRow(talk.thread)], place.lang)
    const replies = item.replies - (hidden.get(active.root)?.size ?? 0)
    return post === undefined ? [] : [{ ...item, replies, anchor: `n${index + 1}`, post }]
  })
  const truth = { ...frame.truth, source: 'copy' } as const
  return { kind: 'index', frame: { ...frame, served: false, truth, app: undefined }, sheets }
}

/** Ids that are shown as not logged yet. */
function waitingIn({ store, numbers }: Source): ReadonlySet<string> {
  const { events } = store.query([{ tags: {} }], MAYBE_WAITING, 'default')
  return new Set(events.flatMap(({ id }) => (numbers.placeOf(id) === undefined ? [id] : [])))
}

/** Replies of the default log that are held and not published, by what they hang under. */
function hiddenByRoot({ store, numbers }: Source, withheld: Iterable<string>): Map<string, Set<string>> {
  const hidden = new Map<string, Set<string>>()
  for (const id of withheld) {
    const event = store.get(id)
    const root = event?.kind === KIND.reply ? numbers.rootFor(event) : undefined
    if (root === undefined || store.count([{ ids: [id], tags: {} }], 'default') === 0) continue
    hidden.set(root, (hidden.get(root) ?? new Set()).add(id))
  }
  return hidden
}

/** Unix seconds of the newest published post of a thread, as its author says. */
function movedLast(source: Source, { root, moved }: Active, hidden: ReadonlySet<string>): number {
  const limit = hidden.size + 1
  const { events } = source.store.query([repliesTo(root)], limit, 'default')
  const newest = events.find(({ id }) => !hidden.has(id))
  return Math.max(newest?.created_at ?? 0, rootEvent(source, root)?.created_at ?? 0) || moved
}
