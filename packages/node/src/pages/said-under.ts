// How much was said under a thread or an article, and when last, for lists: as the page of it has it.
//
// What names an article by its address is counted by the index. What names a version by its id alone is looked at one by
// one (`rootFor`), among the newest alone: a list asks this of each row, and what a row costs must not grow with its talk.

import { type Filter, KIND, rootOf, type VerifiedEvent } from '@commonwall/wall'
import type { Source } from './source.ts'

/** Newest replies that name versions of one article, and newest versions, among which those that name nothing else are found. */
const MOST = 500
const MOST_VERSIONS = 200
/** Newest replies, as their authors say, among which is the one that moved it last: each later date than a true one is a lie. */
const MOST_AHEAD = 100

const NOBODY: ReadonlySet<string> = new Set()

/** Replies that say themselves what they hang under: a thread by its id, or an article by its address. */
function namedBy(root: string): Filter {
  return { kinds: [KIND.reply], tags: root.includes(':') ? { A: [root] } : { E: [root] } }
}

/** How many replies of the default log that are shown a thread or an article has. */
export function repliesUnder(source: Source, root: string): number {
  const named = source.store.count([namedBy(root)], 'default')
  return named - leftOutUnder(source, root).size + alone(source, root).length
}

/** Ids of the replies that say that they hang under it, and are not shown. */
export function leftOutUnder({ store, facts, activity }: Source, root: string): ReadonlySet<string> {
  const isLeftOut = (id: string) => {
    const event = store.get(id)
    return event !== undefined && facts.isLeftOut(event)
  }
  return activity.leftOutUnder(root).union(new Set([...activity.undatedUnder(root)].filter(isLeftOut)))
}

/** Of these many, how many name a version alone, and are left out or name one that is. */
export function aloneLeftOut(source: Source, root: string, leftOut: ReadonlySet<string>): number {
  const all = alone(source, root)
  return leftOut.size === 0 ? 0 : all.length - standing(source, all, leftOut).length
}

/** The largest sorting key of a reply, unix seconds; 0 if there is none. @param hidden of those that name the root */
export function lastUnder(
  source: Source,
  root: string,
  hidden: ReadonlySet<string> = NOBODY,
  leftOut: ReadonlySet<string> = NOBODY,
): number {
  const { store, facts } = source
  const most = hidden.size + leftOutUnder(source, root).size + MOST_AHEAD
  // No key is later than the date that its author claims, by which these are sorted.
  let last = 0
  for (const event of store.query([namedBy(root)], most, 'default').events) {
    if (event.created_at <= last) break
    if (!hidden.has(event.id) && !facts.isLeftOut(event)) last = Math.max(last, facts.keyOf(event))
  }
  const keys = standing(source, alone(source, root), leftOut).map((event) => facts.keyOf(event))
  return Math.max(last, ...keys)
}

/** Ids of replies that name a version of the article and not the article, and hang under it. */
function alone(source: Source, root: string): readonly string[] {
  return root.includes(':') ? source.versions.get(`alone ${root}`, () => findAlone(source, root)) : []
}

function findAlone(source: Source, address: string): readonly string[] {
  const { store, numbers } = source
  const versions = [...store.versionIds(address), ...numbers.namedGone(address)].slice(0, MOST_VERSIONS)
  const newest = (tags: Filter['tags']) =>
    store.dated({ kinds: [KIND.reply], tags, limit: MOST }, MOST, 'default') ?? []
  const named = versions.length === 0 ? [] : newest({ E: versions })
  if (named.length === 0) return []
  const whole = new Set(newest({ A: [address] }).map(({ id }) => id))
  return named.flatMap(({ id }) => {
    const event = whole.has(id) ? undefined : store.get(id)
    if (event === undefined || source.facts.isLeftOut(event)) return []
    // What names the article too is counted by that, however old; what names another one is that one's.
    const byAddress = rootOf(event)?.includes(':')
    return !byAddress && numbers.rootFor(event) === address ? [id] : []
  })
}

function standing(
  { store }: Source,
  ids: readonly string[],
  leftOut: ReadonlySet<string>,
): readonly VerifiedEvent[] {
  return ids.flatMap((id) => {
    const event = store.get(id)
    return event === undefined || leftOut.has(id) || leftOut.has(rootOf(event) ?? '') ? [] : [event]
  })
}
