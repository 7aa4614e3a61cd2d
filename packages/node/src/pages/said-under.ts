// How much was said under a thread or an article, and when last, for lists: as the page of it has it.
//
// What names an article by its address is counted by the index. What names a version by its id alone is looked at one by
// one (`rootFor`), among the newest alone: a list asks this of each row, and what a row costs must not grow with its talk.

import { type Filter, KIND, rootOf, type VerifiedEvent } from '@commonwall/wall'
import type { Source } from './source.ts'

/** Newest replies that name versions of one article, and newest versions, among which those that name nothing else are found. */
const MOST = 500
const MOST_VERSIONS = 200

const NOBODY: ReadonlySet<string> = new Set()

/** Replies that say themselves what they hang under: a thread by its id, or an article by its address. */
function namedBy(root: string): Filter {
  return { kinds: [KIND.reply], tags: root.includes(':') ? { A: [root] } : { E: [root] } }
}

/** How many replies of the default log a thread or an article has. */
export function repliesUnder(source: Source, root: string): number {
  return source.store.count([namedBy(root)], 'default') + alone(source, root).length
}

/** Of these many, how many name a version alone, and are left out or name one that is. */
export function aloneLeftOut(source: Source, root: string, leftOut: ReadonlySet<string>): number {
  const all = alone(source, root)
  return leftOut.size === 0 ? 0 : all.length - standing(source, all, leftOut).length
}

/** Unix seconds of the newest reply, as its author says; 0 if there is none. @param hidden of those that name the root */
export function lastUnder(
  source: Source,
  root: string,
  hidden: ReadonlySet<string> = NOBODY,
  leftOut: ReadonlySet<string> = NOBODY,
): number {
  const { events } = source.store.query([namedBy(root)], hidden.size + 1, 'default')
  const newest = events.find(({ id }) => !hidden.has(id))
  const dates = standing(source, alone(source, root), leftOut).map((event) => event.created_at)
  return dates.reduce((last, date) => Math.max(last, date), newest?.created_at ?? 0)
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
