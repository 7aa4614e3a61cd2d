// The order of a thread and its floor numbers, equal on every copy (DESIGN §3.4, last paragraph).
//
// Order: by key; a reply's key is at least its parent's; on equal keys the one with fewer ancestors, then the
// lowest id. Only bodies that every copy holds may have a say, so a post whose body has left the segments
// (withdrawn, folded for good) takes part exactly as on a copy that never had it: as an empty place if a held
// reply answers it, else without a number.

import type { NostrEvent } from '../event/index.ts'
import { comparePlaces } from '../time/precedence.ts'
import { parentOf } from './subject.ts'

/** One post of a thread, or the place of one. */
export interface Post<E extends NostrEvent = NostrEvent> {
  readonly id: string
  /** 1 for the root. Undefined for a post whose body has left the segments and which nothing held answers. */
  readonly floor: number | undefined
  /** Unix seconds by which it is sorted, at least its parent's. */
  readonly key: number
  /** The id of the reply that it answers; undefined if it answers the root. */
  readonly parent: string | undefined
  /** How many replies stand between it and the root. */
  readonly generation: number
  /** Undefined where there is only a place: a hole, or a parent that is not held. */
  readonly event: E | undefined
  /** True if its body has left the segments; this copy may hold it still. */
  readonly gone: boolean
}

export interface FloorOptions<E extends NostrEvent> {
  /** What its author's and its witnesses' dates make of an event: see `sortKey`. Unix seconds. */
  readonly keyOf: (event: E) => number
  /** True for ids whose bodies have left the segments. */
  readonly gone: (id: string) => boolean
  /** No key is below this: the root's. */
  readonly least: number
}

/** Puts replies into their order and numbers them from 2. Duplicates count once. */
export function numberFloors<E extends NostrEvent>(
  replies: Iterable<E>,
  { keyOf, gone, least }: FloorOptions<E>,
): readonly Post<E>[] {
  const bodies = new Map<string, E>()
  for (const reply of replies) bodies.set(reply.id, reply)
  const posts = new Map<string, Post<E>>()
  for (const place of emptyPlaces(bodies, keyOf, gone)) {
    const event = bodies.get(place.id)
    posts.set(place.id, { ...place, key: Math.max(place.key, least), event, gone: gone(place.id) })
  }
  for (const reply of bodies.values()) if (!gone(reply.id)) climb(reply, bodies, posts, keyOf, least)

  const unnumbered: Post<E>[] = []
  for (const event of bodies.values()) {
    if (posts.has(event.id)) continue
    const key = Math.max(keyOf(event), least)
    unnumbered.push({
      id: event.id,
      floor: undefined,
      key,
      parent: undefined,
      generation: 0,
      event,
      gone: true,
    })
  }
  const numbered = [...posts.values()]
    .sort(comparePlaces)
    .map((post, index) => ({ ...post, floor: index + 2 }))
  return unnumbered.length === 0 ? numbered : [...numbered, ...unnumbered].sort(comparePlaces)
}

/** A place for every parent without a body that counts; its key is the smallest of those who answer it. */
function emptyPlaces<E extends NostrEvent>(
  bodies: ReadonlyMap<string, E>,
  keyOf: (event: E) => number,
  gone: (id: string) => boolean,
): Iterable<Post<E>> {
  const places = new Map<string, Post<E>>()
  for (const reply of bodies.values()) {
    const id = parentOf(reply)
    if (id === undefined || gone(reply.id) || (bodies.has(id) && !gone(id))) continue
    const key = Math.min(keyOf(reply), places.get(id)?.key ?? Number.POSITIVE_INFINITY)
    places.set(id, {
      id,
      floor: undefined,
      key,
      parent: undefined,
      generation: 0,
      event: undefined,
      gone: false,
    })
  }
  return places.values()
}

/** Places a reply and all its ancestors that are not placed yet, from the top down, without recursion. */
function climb<E extends NostrEvent>(
  from: E,
  bodies: ReadonlyMap<string, E>,
  posts: Map<string, Post<E>>,
  keyOf: (event: E) => number,
  least: number,
): void {
  const path = new Set<E>()
  for (let at: E | undefined = from; at !== undefined && !posts.has(at.id) && !path.has(at); ) {
    path.add(at)
    const parent = parentOf(at)
    at = parent === undefined ? undefined : bodies.get(parent)
  }
  for (const event of [...path].reverse()) {
    const id = parentOf(event)
    const above = id === undefined ? undefined : posts.get(id)
    posts.set(event.id, {
      id: event.id,
      floor: undefined,
      key: Math.max(keyOf(event), above?.key ?? least),
      parent: above?.id,
      generation: above === undefined ? 0 : above.generation + 1,
      event,
      gone: false,
    })
  }
}
