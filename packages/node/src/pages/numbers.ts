// A thread's number is its place in its default log: stable, equal on every copy, and silent about its topic.
//
// Most walls have one default log. The places of a second one, in the order of the definitions, are numbered from a
// thousand million on, and so forth. What has no place yet has no number and no page of its own.

import {
  addressOf,
  Fates,
  KIND,
  parseAddress,
  rootFor,
  sortIntoDrawers,
  tagValue,
  tagValues,
  type VerifiedEvent,
} from '@commonwall/wall'
import type { NumberedLog } from '../state/wall-state.ts'
import type { EventStore } from '../store/store.ts'
import { Absences } from './absences.ts'
import type { Kept } from './kept.ts'
import type { WallFacts } from './wall-facts.ts'

/** More than ever wait for a place at once: they get one within seconds. */
const MOST_WAITING = 10_000
/** Withdrawals of one article. */
const MOST_WITHDRAWALS = 100
/** What they name and emptied: each is asked for. Who takes back an article names each of its versions once. */
const MOST_GONE = 1_000
/** Withdrawals that name one version: anybody may. */
const MOST_CLAIMS = 5_000
/** More places than a log will have. */
const APART = 1_000_000_000

/** How it is known which versions of articles count. */
export interface Counting {
  readonly facts: () => WallFacts
  /** A list asks the same of each of its replies, and each answer is several questions of the store. */
  readonly kept: Kept<readonly string[]>
}

export class Numbers {
  readonly #store: EventStore
  readonly #logs: () => readonly NumberedLog[]
  readonly #by: Counting | undefined

  /** @param logs the default logs of which places are known @param by which versions of articles count; all, without it */
  constructor(
    store: EventStore,
    logs: () => readonly NumberedLog[] = () => [{ name: 'default', number: 0 }],
    by?: Counting,
  ) {
    this.#store = store
    this.#logs = logs
    this.#by = by
  }

  /** The number of an event's place in the first default log that has it. */
  placeOf(id: string): number | undefined {
    for (const { name, number } of this.#logs()) {
      const place = this.#store.position(name, id)
      if (place !== undefined) return number * APART + place
    }
    return undefined
  }

  /** The id at a number. */
  idAt(number: number): string | undefined {
    const log = this.#logs().find((one) => one.number === Math.floor(number / APART))
    const place = number % APART
    return log && this.#store.placed(log.name, place, place + 1)[0]
  }

  /** How many places all default logs have. */
  get count(): number {
    return this.#logs().reduce((sum, { name }) => sum + this.#store.placedCount(name), 0)
  }

  /** Ids in the order of the logs and their places, from `from` up to `to` of all. */
  slice(from: number, to: number): readonly string[] {
    const ids: string[] = []
    let start = 0
    for (const { name } of this.#logs()) {
      const end = start + this.#store.placedCount(name)
      if (from < end && to > start)
        ids.push(...this.#store.placed(name, Math.max(0, from - start), Math.min(to, end) - start))
      start = end
    }
    return ids
  }

  /** The path of a thread (by id) or article (by the places of its versions, oldest first). */
  pathOf(root: VerifiedEvent | string): string | undefined {
    const id = typeof root === 'string' ? root : root.id
    const place = this.placeOf(id)
    return place === undefined ? undefined : `t/${place}`
  }

  /** The path of an article: the smallest place of its versions that count, or of those that it had. */
  articlePath(address: string): string | undefined {
    const held = this.#store.versionIds(address)
    const counting =
      held.length > 1
        ? this.#kept(`counting ${address}`, () =>
            this.#counting(this.#store.versions(address)).map(({ id }) => id),
          )
        : []
    const ids = counting.length > 0 ? counting : held
    return this.pathOfFirst(ids.length > 0 ? ids : this.versionsGone(address))
  }

  /** The path of an article by the ids of its versions. */
  pathOfFirst(versions: readonly string[]): string | undefined {
    const places = versions.flatMap((id) => this.placeOf(id) ?? [])
    return places.length === 0 ? undefined : `t/${Math.min(...places)}`
  }

  /** Ids of the versions that were taken back with an article. */
  versionsGone(address: string): readonly string[] {
    const author = parseAddress(address)?.pubkey ?? ''
    return this.namedGone(address).filter((id) => {
      const hole = this.#store.hole(id)
      // Of a body that was never here its withdrawal alone tells, as on every copy.
      return hole === undefined
        ? this.#store.get(id) === undefined && this.#wasOf(id) === address
        : hole.kind === KIND.article && hole.pubkey === author
    })
  }

  /** Of those, the one with the smallest place. */
  firstGone(address: string): string | undefined {
    const placed = this.versionsGone(address).map((id) => ({ id, place: this.placeOf(id) ?? Infinity }))
    return placed.sort((a, b) => a.place - b.place)[0]?.id
  }

  /** Ids that withdrawals of an article by its own author name or emptied, whatever stood there. */
  namedGone(address: string): readonly string[] {
    const author = parseAddress(address)?.pubkey ?? ''
    const names = this.#by?.facts().names
    const name = names?.nameOf(author)
    // Of nobody else: anybody may name it, in a hundred withdrawals of thousands of ids.
    const authors = name === undefined ? [author] : (names?.keysOf(name) ?? [])
    const asked = { kinds: [KIND.withdrawal], authors, tags: { a: [address] } }
    const withdrawals = this.#store.query([asked], MOST_WITHDRAWALS, 'default').events
    const ids = new Set(withdrawals.flatMap((one) => [...this.#emptiedBy(one.id), ...tagValues(one, 'e')]))
    return [...ids].slice(0, MOST_GONE)
  }

  /** What a withdrawal emptied, also what it does not name. */
  #emptiedBy(id: string): readonly string[] {
    return this.#logs().flatMap(({ name }) => {
      const place = this.#store.position(name, id)
      return place === undefined ? [] : this.#store.emptied(name, place, place + 1)
    })
  }

  /** The address of an article of which a version was taken back; undefined for what is held, and where nobody says it. */
  articleOfGone(id: string): string | undefined {
    const hole = this.#store.hole(id)
    if (hole === undefined) return this.#store.get(id) === undefined ? this.#wasOf(id) : undefined
    const withdrawal = hole.kind === KIND.article ? this.#store.get(hole.by) : undefined
    return withdrawal && tagValue(withdrawal, 'a')
  }

  /** The kind of what nobody holds or remembers, as its withdrawal says. */
  kindOfGone(id: string): number | undefined {
    const [kind] = this.#store.get(id) === undefined ? this.#gone(id) : []
    return kind === undefined ? undefined : Number(kind)
  }

  /** The path of the thread or article that a root id or address names. */
  rootPath(root: string): string | undefined {
    return root.includes(':') ? this.articlePath(root) : this.pathOf(root)
  }

  /** What a post hangs under: id of its thread, address of its article; itself if it is a root. */
  rootFor(event: VerifiedEvent): string | undefined {
    return rootFor(event, { articleOf: (id) => this.#articleOf(id), wasOf: (id) => this.#wasOf(id) })
  }

  /** True for a version of an article that counts: one of the default log, which is neither held back nor gone. */
  counts(version: VerifiedEvent): boolean {
    return this.#counting([version]).length > 0
  }

  #counting(versions: readonly VerifiedEvent[]): readonly VerifiedEvent[] {
    const facts = this.#by?.facts()
    const standing = this.ofDefault(versions)
    if (facts === undefined || standing.length === 0) return standing
    const absences = new Absences(
      this.#store,
      facts,
      standing.map(({ id }) => id),
    )
    return standing.filter((event) => !facts.isLeftOut(event) && !absences.isGone(event.id, KIND.article))
  }

  #articleOf(id: string): string | undefined {
    if (id.includes(':')) return undefined
    const [address] = this.#kept(`of ${id}`, () => {
      const named = this.#store.get(id)
      return named?.kind === KIND.article && this.counts(named) ? [addressOf(named)] : []
    })
    return address
  }

  #wasOf(id: string): string | undefined {
    return this.#gone(id)[1]
  }

  /** What a withdrawal says of an id: the kind, and of an article the address. */
  #gone(id: string): readonly string[] {
    if (id.includes(':')) return []
    return this.#kept(`was ${id}`, () => {
      const asked = { kinds: [KIND.withdrawal], tags: { e: [id] } }
      const { events } = this.#store.query([asked], MOST_CLAIMS, 'default')
      const facts = events.length === 0 ? undefined : this.#by?.facts()
      if (facts === undefined) return []
      const drawers = sortIntoDrawers({ ...facts, wall: facts.history.wall, events })
      const { kind, address } = new Fates({ ...facts, drawers }).gone(id) ?? {}
      return [kind, address].flatMap((said) => (said === undefined ? [] : [String(said)]))
    })
  }

  #kept(what: string, find: () => readonly string[]): readonly string[] {
    return this.#by === undefined ? find() : this.#by.kept.get(what, find)
  }

  /** Those of the posts that belong to what everybody reads: in a default log, or on their way there. */
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
