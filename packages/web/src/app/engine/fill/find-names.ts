// Names looked for in what this copy holds: nothing of it leaves the device.

import { byAge, NameSearch, titleOf, type VerifiedEvent, WORD_KINDS } from '@commonwall/wall'
import { spokenIn } from '../../../pages/fill/index.ts'
import type { Language, NameFound } from '../../../pages/model.ts'
import type { Wall } from '../wall.ts'
import { profileOf, whoIs } from './authors.ts'
import { pathTo } from './path-to.ts'

interface Known {
  readonly name: string | undefined
  readonly shown: string | undefined
  /** A key that speaks for it now. */
  readonly pubkey: string
}

const SHOWN = 20

const searches = new WeakMap<
  Wall,
  { readonly lasting: NameSearch<Known>; readonly others: NameSearch<Known> }
>()

function searchesOf(wall: Wall) {
  const made = searches.get(wall)
  if (made !== undefined) return made
  const { names } = wall.held
  const lasting = byAge(names.all).map(({ name }) => knownAs(wall, names.currentKeys(name)[0] ?? '', name))
  const others = [...wall.view.profiles.keys()].flatMap((pubkey) =>
    names.nameOf(pubkey) === undefined ? [knownAs(wall, pubkey, undefined)] : [],
  )
  const both = { lasting: new NameSearch(lasting), others: new NameSearch(others) }
  searches.set(wall, both)
  return both
}

function knownAs(wall: Wall, pubkey: string, name: string | undefined): Known {
  return { name, pubkey, shown: profileOf(wall, pubkey, name) }
}

/** Lasting names, the oldest first: their keys that speak now. */
export function lastingNames(wall: Wall, query: string, most: number): readonly string[] {
  return searchesOf(wall)
    .lasting.find(query, most)
    .map(({ pubkey }) => pubkey)
}

/** Lasting names, then keys that only call themselves something. */
export function namesFound(wall: Wall, query: string, lang: Language): readonly NameFound[] {
  const { lasting, others } = searchesOf(wall)
  const found = lasting.find(query, SHOWN)
  const all = [...found, ...others.find(query, SHOWN - found.length)]
  const newest = newestOf(wall, all)
  return all.map((one) => {
    const { name, pubkey } = one
    const event = newest.get(one)
    return {
      author: whoIs(wall, pubkey, lang),
      since: name === undefined ? undefined : wall.held.history.witnessedTime(name),
      last: event && lastOf(wall, event),
    }
  })
}

/** The newest open post of each, in one look through what is held. */
function newestOf(wall: Wall, all: readonly Known[]): ReadonlyMap<Known, VerifiedEvent> {
  const { names, history } = wall.held
  const byKey = new Map(
    all.flatMap((one) =>
      (one.name === undefined ? [one.pubkey] : names.keysOf(one.name)).map((key) => [key, one]),
    ),
  )
  const newest = new Map<Known, VerifiedEvent>()
  for (const event of byKey.size === 0 ? [] : wall.events.values()) {
    const one = byKey.get(event.pubkey)
    if (one === undefined || !WORD_KINDS.has(event.kind) || wall.absenceOfHeld(event) !== undefined) continue
    if (!names.countsAt(event.pubkey, history.witnessedTime(event.id))) continue
    if (event.created_at > (newest.get(one)?.created_at ?? 0)) newest.set(one, event)
  }
  return newest
}

function lastOf(wall: Wall, event: VerifiedEvent): NameFound['last'] {
  const root = wall.rootFor(event)
  const view = root === undefined ? undefined : wall.thread(root)
  const first = view?.thread.root.event
  if (root === undefined || first === undefined || wall.absenceOfHeld(first) !== undefined) return undefined
  return { path: pathTo(wall, event), title: spokenIn(first, titleOf(first) ?? '') }
}
