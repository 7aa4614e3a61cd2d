// Which threads moved last: the front page's table of contents, kept in memory so that no page asks a million rows.
//
// Fed by what is released, and filled at the start from the end of the default log, the newest places first; the
// rest is walked in the background. Bounded: beyond `most` threads the one that moved longest ago is dropped from
// the lists (it keeps its page, its number and its place in every search). Lost at a stop, made again at a start.

import { boardOf, isThrowawayStyle, KIND, type VerifiedEvent, WORD_KINDS } from '@commonwall/wall'
import type { EventStore } from '../store/store.ts'
import type { Numbers } from './numbers.ts'

/** A thread, or an article with the talk under it. */
export interface Active {
  /** Id of the thread, or address of the article. */
  readonly root: string
  readonly board: string | undefined
  /** Unix seconds, as its author says, of the newest post. */
  readonly moved: number
  readonly hour: boolean
}

export interface ActivityOptions {
  readonly store: EventStore
  readonly numbers: Numbers
  /** Threads that are listed at most. */
  readonly most?: number
  /** Places of the log that are read before the first page. */
  readonly first?: number
}

/** Released posts that are looked at together. */
const CHUNK = 500
/** Places read at a time in the background: what a reader waits meanwhile, some two milliseconds. */
const STEP = 100

export class Activity {
  readonly #store: EventStore
  readonly #numbers: Numbers
  readonly #most: number
  readonly #byRoot = new Map<string, Active>()
  /** Newest first. */
  readonly #sorted: Active[] = []
  /** Released, and not looked at yet: most posts have their place when somebody asks for a list. */
  #coming: VerifiedEvent[] = []
  #next: number
  #timer: NodeJS.Timeout | undefined

  constructor({ store, numbers, most = 100_000, first = 2_000 }: ActivityOptions) {
    this.#store = store
    this.#numbers = numbers
    this.#most = most
    this.#next = numbers.count
    this.add(store.unlogged('default', 10_000).flatMap((id) => store.get(id) ?? []))
    this.#walk(first)
    this.#later()
  }

  /** Takes in posts that became readable. */
  add(events: readonly VerifiedEvent[]): void {
    for (const event of events) if (WORD_KINDS.has(event.kind)) this.#coming.push(event)
    if (this.#coming.length >= CHUNK) this.#takeIn()
  }

  /** True once every place of the log was looked at. */
  get isComplete(): boolean {
    return this.#next === 0
  }

  /** Threads by what moved last, of one board or all. */
  newest(board: string | undefined): readonly Active[] {
    this.#takeIn()
    return board === undefined ? this.#sorted : this.#sorted.filter((active) => active.board === board)
  }

  close(): void {
    clearTimeout(this.#timer)
  }

  #takeIn(): void {
    if (this.#coming.length === 0) return
    for (const event of this.#numbers.ofDefault(this.#coming.splice(0))) this.#move(event)
  }

  #move(event: VerifiedEvent): void {
    const root = this.#numbers.rootFor(event)
    if (root === undefined) return
    const held = this.#byRoot.get(root)
    if (held !== undefined && held.moved >= event.created_at) return
    const board = held === undefined ? this.#boardOf(root, event) : held.board
    const active = { root, board, moved: event.created_at, hour: isThrowawayStyle(event) }
    if (held !== undefined) this.#sorted.splice(this.#placeOf(held), 1)
    this.#byRoot.set(root, active)
    this.#sorted.splice(this.#placeOf(active), 0, active)
    if (this.#sorted.length > this.#most) this.#byRoot.delete(this.#sorted.pop()?.root ?? '')
  }

  #boardOf(root: string, event: VerifiedEvent): string | undefined {
    if (event.kind !== KIND.reply) return boardOf(event)
    const held = this.#store.get(root.includes(':') ? (this.#store.versionIds(root)[0] ?? '') : root)
    return held && boardOf(held)
  }

  /** Where an entry stands, or would: newest first, then by root. */
  #placeOf({ moved, root }: Active): number {
    let low = 0
    let high = this.#sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      const at = this.#sorted[middle]
      if (at !== undefined && (at.moved > moved || (at.moved === moved && at.root < root))) low = middle + 1
      else high = middle
    }
    return low
  }

  #walk(places: number): void {
    const from = Math.max(0, this.#next - places)
    const ids = this.#numbers.slice(from, this.#next)
    this.add(ids.flatMap((id) => this.#store.get(id) ?? []))
    this.#next = from
  }

  #later(): void {
    if (this.#next === 0) return
    this.#timer = setTimeout(() => {
      this.#walk(STEP)
      this.#later()
    }, 5)
    this.#timer.unref()
  }
}
