// Which threads moved last, as the app has it: the front page's table of contents, kept in memory so that no page asks a
// million rows.
//
// Fed by what is released, and filled at the start from the end of the default log, the newest places first; the
// rest is walked in the background. Bounded: beyond `most` threads the one that moved longest ago is dropped from
// the lists (it keeps its page, its number and its place in every search). Lost at a stop, made again at a start.
//
// A post moves by its sorting key, and by none if it is not shown: whoever dates ahead stands no higher for it. What no
// anchor covers is looked at again, and a thread is weighed anew where the post that moved it last is gone.

import { boardOf, KIND, parentOf, type VerifiedEvent, WORD_KINDS } from '@commonwall/wall'
import type { EventStore } from '../store/store.ts'
import type { Numbers } from './numbers.ts'
import { RepliesNamed } from './replies-named.ts'
import type { WallFacts } from './wall-facts.ts'

/** A thread, or an article with the talk under it. */
export interface Active {
  /** Id of the thread, or address of the article. */
  readonly root: string
  readonly board: string | undefined
  /** The largest sorting key of the posts that count, unix seconds. */
  readonly moved: number
  /** Id of a post that has it. */
  readonly by: string
}

type Facts = Pick<WallFacts, 'history' | 'isLeftOut' | 'keyOf' | 'now' | 'time'>

export interface ActivityOptions {
  readonly store: EventStore
  readonly numbers: Numbers
  readonly facts: () => Facts
  /** Ids whose bodies this host keeps back; another set whenever there are others. */
  readonly withheld: () => Iterable<string>
  /** What moved a thread or article last, of all that is said there. */
  readonly weigh: (root: string) => Pick<Active, 'moved' | 'by'>
  /** Threads that are listed at most. */
  readonly most?: number
  /** Places of the log that are read before the first page. */
  readonly first?: number
}

/** Released posts that are looked at together. */
const CHUNK = 500
/** Places read at a time in the background: what a reader waits meanwhile, some two milliseconds. */
const STEP = 100
/** Replies remembered that are not shown; beyond, lists count them. */
const MOST_LEFT_OUT = 100_000
/** Posts without a date that are looked at again: where witnesses are slow, and not where a wall has none. */
const MOST_UNDATED = 2_000
/** Seconds after which what has no date is looked at again, if the wall's time stood still. */
const AGAIN = 60

export class Activity {
  readonly #options: ActivityOptions
  readonly #most: number
  readonly #byRoot = new Map<string, Active>()
  /** Newest first. */
  readonly #sorted: Active[] = []
  /** Released, and not looked at yet: most posts have their place when somebody asks for a list. */
  #coming: VerifiedEvent[] = []
  /** What no anchor covered when it was looked at. */
  readonly #undated = new RepliesNamed(MOST_UNDATED)
  /** Replies that are not shown, and so for good: they have a date. */
  readonly #leftOut = new RepliesNamed(MOST_LEFT_OUT)
  /** Threads and articles to be weighed anew. */
  readonly #anew = new Set<string>()
  /** Emptied since the last look. */
  readonly #emptied = new Set<string>()
  #withheldFrom: Iterable<string> | undefined
  #withheld: ReadonlySet<string> = new Set()
  #lookedAt: { readonly history: unknown; readonly now: number } | undefined
  readonly #stopListening: () => void
  #next: number
  #timer: NodeJS.Timeout | undefined

  constructor(options: ActivityOptions) {
    const { store, numbers, most = 100_000, first = 2_000 } = options
    this.#options = options
    this.#most = most
    this.#next = numbers.count
    this.#stopListening = store.onEmptied((id) => this.#emptied.add(id))
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
    for (const root of this.#anew) this.#weigh(root)
    this.#anew.clear()
    return board === undefined ? this.#sorted : this.#sorted.filter((active) => active.board === board)
  }

  /** Ids of replies that name this and are not shown, for good: they have a date. */
  leftOutUnder(root: string): ReadonlySet<string> {
    this.#takeIn()
    return this.#leftOut.under(root)
  }

  /** Ids of replies that name this and had no date, so many at most: whether they are shown is to be asked of each. */
  undatedUnder(root: string): ReadonlySet<string> {
    this.#takeIn()
    return this.#undated.under(root)
  }

  close(): void {
    this.#stopListening()
    clearTimeout(this.#timer)
  }

  #takeIn(): void {
    const { numbers } = this.#options
    const facts = this.#options.facts()
    this.#keepBack()
    this.#lookAgain(facts)
    for (const event of numbers.ofDefault(this.#coming.splice(0))) this.#look(event, facts)
    if (this.#emptied.size === 0) return
    for (const { root, by } of this.#sorted) if (this.#emptied.has(by)) this.#anew.add(root)
    for (const id of this.#emptied) this.#leftOut.delete(id)
    this.#emptied.clear()
  }

  /** Weighs anew where what this host keeps back is not what it was. */
  #keepBack(): void {
    const { store, numbers, withheld } = this.#options
    const from = withheld()
    if (from === this.#withheldFrom) return
    const isFirst = this.#withheldFrom === undefined
    const [before, now] = [this.#withheld, new Set(from)]
    this.#withheldFrom = from
    this.#withheld = now
    for (const id of isFirst ? [] : before.symmetricDifference(now)) {
      const event = store.get(id)
      const root = event && numbers.rootFor(event)
      if (root !== undefined) this.#anew.add(root)
    }
  }

  /** What had no date may have one, or be dated ahead no longer. */
  #lookAgain({ history, now }: Facts): void {
    const last = this.#lookedAt
    if (last?.history === history && now < last.now + AGAIN) return
    this.#lookedAt = { history, now }
    for (const id of this.#undated.clear()) {
      const event = this.#options.store.get(id)
      if (event !== undefined) this.#coming.push(event)
    }
  }

  #look(event: VerifiedEvent, facts: Facts): void {
    const { id } = event
    const isDated = facts.time.witnessedTime(id) !== undefined
    const isLeftOut = facts.isLeftOut(event)
    if (!isDated) this.#undated.add(event)
    else if (isLeftOut && event.kind === KIND.reply) this.#leftOut.add(event)
    const root = this.#options.numbers.rootFor(event)
    if (root === undefined) return
    const held = this.#byRoot.get(root)
    const key = facts.keyOf(event)
    const counts = !isLeftOut && !this.#withheld.has(id)
    // What a post answers lends it its key, also where that counts for nothing itself.
    const isLent = counts && this.#withheld.has(parentOf(event) ?? '')
    if (isLent || (held?.by === id && (!counts || key < held.moved))) this.#anew.add(root)
    if (!counts || (held !== undefined && held.moved >= key)) return
    const board = held === undefined ? this.#boardOf(root, event) : held.board
    this.#move(held, { root, board, moved: key, by: id })
  }

  #weigh(root: string): void {
    const held = this.#byRoot.get(root)
    if (held !== undefined) this.#move(held, { ...held, ...this.#options.weigh(root) })
  }

  #move(held: Active | undefined, active: Active): void {
    if (held !== undefined) this.#sorted.splice(this.#placeOf(held), 1)
    this.#byRoot.set(active.root, active)
    this.#sorted.splice(this.#placeOf(active), 0, active)
    if (this.#sorted.length > this.#most) this.#byRoot.delete(this.#sorted.pop()?.root ?? '')
  }

  #boardOf(root: string, event: VerifiedEvent): string | undefined {
    if (event.kind !== KIND.reply) return boardOf(event)
    const { store } = this.#options
    const held = store.get(root.includes(':') ? (store.versionIds(root)[0] ?? '') : root)
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
    const { store, numbers } = this.#options
    this.add(numbers.slice(from, this.#next).flatMap((id) => store.get(id) ?? []))
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
