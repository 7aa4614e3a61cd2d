// The places of the text at one stage and the wordings called for each, in the order of the text.
//
// A wording is called if sponsors of enough groups stand behind it when the stage opens. What is proposed later
// waits for the next stage, so nobody is surprised by a text at the last minute.

import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js'
import { type Alternative, type Constitution, passageId } from '../record/index.ts'
import type { AssemblyClock } from './clock.ts'
import type { Sponsors } from './sponsors.ts'

/** Something that a position can be taken on. */
export interface Wording {
  /** Id of the alternative; of the passage itself for its first wording. */
  readonly id: string
  /** Id of the event that holds the text; undefined: strike. */
  readonly text: string | undefined
  /** Unix seconds, witnessed. */
  readonly date: number
  readonly lot: string
}

export interface Place {
  /** `passageId` of a passage; of an inserted place the id of the alternative that opened it. */
  readonly id: string
  /** Undefined for an inserted place. */
  readonly slug: string | undefined
  /** Id of the place that it was inserted after. */
  readonly after: string | undefined
  /** Which half of the text it belongs to: it is judged by thirds that come from the other one. */
  readonly half: 0 | 1
  readonly wordings: readonly Wording[]
}

export interface PlacesInput {
  readonly constitution: Constitution
  readonly alternatives: ReadonlyMap<string, Alternative>
  readonly sponsors: Sponsors
  readonly clock: AssemblyClock
  readonly voices: ReadonlyMap<string, number>
  /** Unix seconds at which the stage opens. */
  readonly opens: number
}

/** A place while it is put together. */
interface Site {
  readonly id: string
  readonly slug: string | undefined
  readonly after: string | undefined
  readonly half: 0 | 1
  readonly wordings: Wording[]
  readonly inserted: { readonly opener: Wording; readonly site: Site }[]
}

/** sha256(constitution id ‖ id), 64 hex digits: decides where nothing else does. */
export function lotOf(constitution: string, id: string): string {
  return bytesToHex(sha256(concatBytes(hexToBytes(constitution), hexToBytes(id))))
}

/** The places in the order of the text. Every one has at least one wording. */
export function placesAt(input: PlacesInput): Place[] {
  const { constitution, alternatives, clock } = input
  const wordingOf = (id: string, text: string | undefined, date: number): Wording => {
    return { id, text, date, lot: lotOf(constitution.id, id) }
  }
  const founded = clock.date(constitution.id) ?? 0
  const sites = new Map<string, Site>()
  const roots = constitution.passages.map(({ slug, text }, at): Site => {
    const id = passageId(constitution.id, slug)
    const half = at % 2 === 0 ? 0 : 1
    const wordings = [wordingOf(id, text, founded)]
    const site: Site = { id, slug, after: undefined, half, wordings, inserted: [] }
    sites.set(slug, site)
    return site
  })

  /** Ids that lead to no place: each of a long chain that ends nowhere is looked at once. */
  const lost = new Set<string>()
  /** The place of a passage, or one opened by alternatives that were there in time; undefined if there is none. */
  const siteOf = (target: string): Site | undefined => {
    const chain: Alternative[] = []
    let known = sites.get(target)
    for (let name = target; known === undefined; ) {
      const opener = lost.has(name) ? undefined : alternatives.get(name)
      if (opener?.place !== 'insert' || (clock.date(opener.id) ?? Number.POSITIVE_INFINITY) > input.opens) {
        for (const { id } of chain) lost.add(id)
        return undefined
      }
      chain.push(opener)
      name = opener.target
      known = sites.get(name)
    }
    for (const opener of chain.reverse()) {
      const before: Site = known
      const date = clock.date(opener.id) ?? 0
      known = {
        ...{ id: opener.id, slug: undefined, after: before.id, half: before.half },
        ...{ wordings: [], inserted: [] },
      }
      sites.set(opener.id, known)
      before.inserted.push({ opener: wordingOf(opener.id, opener.text, date), site: known })
    }
    return known
  }

  for (const one of [...alternatives.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const date = clock.date(one.id)
    if (date === undefined || date > input.opens || !isCalled(one, input)) continue
    siteOf(one.place === 'insert' ? one.id : one.target)?.wordings.push(wordingOf(one.id, one.text, date))
  }
  return inOrder(roots)
}

/** By wording, one place after another: the place that it is for. */
export function placeOfEach(places: readonly Pick<Place, 'wordings'>[]): readonly number[] {
  return places.flatMap(({ wordings }, at) => wordings.map(() => at))
}

function isCalled({ id }: Alternative, { constitution, sponsors, voices, opens }: PlacesInput): boolean {
  return sponsors.groupsAt(id, opens, voices).length >= constitution.sponsorGroups
}

/** Depth first: what was inserted after a place follows it, earlier ones first. Places without wording are left out. */
function inOrder(roots: readonly Site[]): Place[] {
  const places: Place[] = []
  const waiting = roots.toReversed()
  for (let site = waiting.pop(); site !== undefined; site = waiting.pop()) {
    const { id, slug, after, half, wordings, inserted } = site
    if (wordings.length > 0) places.push({ id, slug, after, half, wordings })
    inserted.sort((a, b) => b.opener.date - a.opener.date || (a.opener.lot < b.opener.lot ? 1 : -1))
    for (const next of inserted) waiting.push(next.site)
  }
  return places
}
