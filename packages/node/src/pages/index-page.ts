// `index.html` of the static layout: the pinned threads and the newest with their first text, and what was answered in the
// first of them, in one file that needs no other.
//
// A pure function of what is published: posts that wait for a place and bodies that segments do not carry count for nothing
// here, and the clock is the wall's own. So whoever holds a copy makes the same page again, to the last byte, and sees whether a host
// changed it (`commonwall verify`).

import { KIND, tagValues, type VerifiedEvent } from '@commonwall/wall'
import { languageOf, rootRow } from '@commonwall/web/fill'
import type { IndexPage, Sheet, ThreadItem } from '@commonwall/web/pages'
import type { Active } from './activity.ts'
import type { Place } from './frame.ts'
import { rootEvent, threadItems } from './lists.ts'
import { markedRoots } from './marked.ts'
import { makeTalk, postItems } from './posts.ts'
import { aloneLeftOut, lastUnder, leftOutUnder } from './said-under.ts'
import { frameOf, type Source } from './source.ts'

const THREADS = 50
/** Threads looked at for the newest: more than are shown, since a hidden post may have lifted one. */
const CANDIDATES = 200
/** Threads that are there with their answers, so many of each, and so many characters of all. */
const WITH_ANSWERS = 10
const ANSWERS = 100
const ROOM = 100_000
/** A thread with more published replies stands with its first post: to number its floors all would be read. */
const MOST_REPLIES = 200
/** Replies read of a thread that has no more of them, those among them that are held and not published. */
const MOST_READ = 5_000
/** Newest posts among which those without a place are looked for: on a mirror they wait for somebody else's log. */
const MAYBE_WAITING = 1_000

/** @param withheld ids whose bodies the store keeps and segments do not carry */
export function indexPage(source: Source, withheld: Iterable<string>): IndexPage {
  const [first = 'en'] = source.facts.history.current.langs
  const place: Place = { lang: languageOf(first) ?? 'en', prefix: '', here: '' }
  const frame = frameOf(source, place)
  const waiting = waitingIn(source)
  const leftOut = new Set([...withheld, ...waiting])
  const hidden = hiddenByRoot(source, leftOut)
  const marked = markedRoots(source)
  const isPinned = ({ root }: Active) => marked.get(root)?.pinned === true
  const listed = source.activity.newest(undefined).filter(({ root }) => !waiting.has(root))
  const newest = listed.filter((active) => !isPinned(active)).slice(0, CANDIDATES)
  const byMove = (actives: readonly Active[]) =>
    actives
      .map((active) => ({
        ...active,
        moved: movedLast(source, active, hidden.get(active.root), leftOut),
      }))
      .sort((a, b) => b.moved - a.moved || (a.root < b.root ? -1 : 1))
  const ordered = [...byMove(listed.filter(isPinned)), ...byMove(newest)]
  const leaves = ordered.slice(0, THREADS).flatMap((active): Leaf[] => {
    const [found] = threadItems(source, [active], place)
    const root = rootEvent(source, active.root)
    if (found === undefined || root === undefined) return []
    // `found` counts none of those that are not shown.
    const shown = hidden.get(active.root)?.difference(leftOutUnder(source, active.root))
    const unpublished = (shown?.size ?? 0) + aloneLeftOut(source, active.root, leftOut)
    const replies = found.replies - unpublished
    return [{ id: active.root, root, item: { ...found, replies } }]
  })
  let room = ROOM
  const sheets = leaves.flatMap((leaf, index): Sheet[] => {
    const most = index < WITH_ANSWERS && leaf.item.replies <= MOST_REPLIES ? MOST_READ : 0
    const talk = makeTalk(source, leaf.id, leaf.root, most, leftOut)
    // What a hole is called depends on what else a copy holds: here stand only those with a text.
    const rows = talk.rows.filter(({ post }) => post.event !== undefined).slice(0, ANSWERS)
    const [post, ...answers] = postItems(source, talk, [rootRow(talk.thread), ...rows], place.lang)
    if (post === undefined) return []
    const fitting = answers.filter(({ text }) => {
      room -= text?.text.length ?? 0
      return room >= 0
    })
    return [{ ...leaf.item, anchor: `n${index + 1}`, post, answers: fitting }]
  })
  const truth = { ...frame.truth, source: 'copy' } as const
  return { kind: 'index', frame: { ...frame, served: false, truth, app: undefined }, sheets }
}

interface Leaf {
  /** Of the thread, or the address of the article. */
  readonly id: string
  readonly root: VerifiedEvent
  readonly item: ThreadItem
}

/** Ids that are shown as not logged yet. */
function waitingIn({ store, numbers }: Source): ReadonlySet<string> {
  const { events } = store.query([{ tags: {} }], MAYBE_WAITING, 'default')
  return new Set(events.flatMap(({ id }) => (numbers.placeOf(id) === undefined ? [id] : [])))
}

/** Replies of the default log that are held and not published, by all that they name: as `repliesUnder` counts those that are held. */
function hiddenByRoot({ store }: Source, withheld: Iterable<string>): Map<string, Set<string>> {
  const hidden = new Map<string, Set<string>>()
  for (const id of withheld) {
    const event = store.get(id)
    if (event?.kind !== KIND.reply || store.count([{ ids: [id], tags: {} }], 'default') === 0) continue
    for (const root of [...tagValues(event, 'A'), ...tagValues(event, 'E')])
      hidden.set(root, (hidden.get(root) ?? new Set()).add(id))
  }
  return hidden
}

/** The largest sorting key of the published posts of a thread, unix seconds. */
function movedLast(
  source: Source,
  { root, moved }: Active,
  hidden: ReadonlySet<string> | undefined,
  leftOut: ReadonlySet<string>,
): number {
  const said = lastUnder(source, root, hidden, leftOut)
  const held = rootEvent(source, root)
  return Math.max(said, held ? source.facts.keyOf(held) : 0) || moved
}
