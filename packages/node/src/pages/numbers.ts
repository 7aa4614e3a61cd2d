// A thread's number is its place in the default log: stable, equal on every copy, and silent about its topic.
//
// What has no place yet has no number and no page of its own; it gets both within seconds.

import { addressOf, KIND, rootOf, type VerifiedEvent } from '@commonwall/wall'
import type { EventStore } from '../store/store.ts'

/** More than ever wait for a place at once: they get one within seconds. */
const MOST_WAITING = 10_000

export class Numbers {
  readonly #store: EventStore

  constructor(store: EventStore) {
    this.#store = store
  }

  /** The place of an event in the default log. */
  placeOf(id: string): number | undefined {
    return this.#store.position('default', id)
  }

  /** The id at a place. */
  idAt(place: number): string | undefined {
    return this.#store.placed('default', place, place + 1)[0]
  }

  /** The path of a thread (by id) or article (by the places of its versions, oldest first). */
  pathOf(root: VerifiedEvent | string): string | undefined {
    const id = typeof root === 'string' ? root : root.id
    const place = this.placeOf(id)
    return place === undefined ? undefined : `t/${place}`
  }

  /** The path of an article: the smallest place of its versions. */
  articlePath(address: string): string | undefined {
    const places = this.#store.versionIds(address).flatMap((id) => this.placeOf(id) ?? [])
    return places.length === 0 ? undefined : `t/${Math.min(...places)}`
  }

  /** The path of the thread or article that a root id or address names. */
  rootPath(root: string): string | undefined {
    return root.includes(':') ? this.articlePath(root) : this.pathOf(root)
  }

  /** What a post hangs under: id of its thread, address of its article; itself if it is a root. */
  rootFor(event: VerifiedEvent): string | undefined {
    if (event.kind === KIND.thread) return event.id
    if (event.kind === KIND.article) return addressOf(event)
    const root = rootOf(event)
    const named = root === undefined || root.includes(':') ? undefined : this.#store.get(root)
    // A reply may name a version of an article instead of its address.
    return named?.kind === KIND.article ? addressOf(named) : root
  }

  /** Those of the posts that belong to what everybody reads: in the default log, or on their way there. */
  ofDefault<T extends { readonly id: string }>(posts: readonly T[]): readonly T[] {
    let waiting: ReadonlySet<string> | undefined
    const isOptional = (id: string) => {
      if (this.#store.position('optional', id) !== undefined) return true
      waiting ??= new Set(this.#store.unlogged('optional', MOST_WAITING))
      return waiting.has(id)
    }
    return posts.filter(({ id }) => this.placeOf(id) !== undefined || !isOptional(id))
  }

  /** True if a post belongs to what everybody reads. */
  isDefault(id: string): boolean {
    return this.ofDefault([{ id }]).length > 0
  }
}
