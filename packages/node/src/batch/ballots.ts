// Ballots wait for the day's tick, together, whatever carried them (DESIGN §5, docs/decisions/0154).
//
// A ballot's hour would tell whose it is to whoever sees who is awake. The ticks follow from the constitution
// (`nextBallotTick`), so all nodes of a wall release in the same minute, and the last ones early enough to be witnessed.
// Only voices' ballots wait here: what anybody could send waits, and is bounded, in the batch of posts.
//
// Which ticks have passed is remembered over a restart, by the time of the last one: a node that was down at a tick
// releases as soon as it is up, and one that was not gains nothing by being started again.

import { nextBallotTick, parseConstitution, type StageSpans } from '@commonwall/assembly'
import { KIND, type NostrEvent, tagValue, unlessRefused } from '@commonwall/wall'
import type { EventStore, PutItem, PutResult, Shelf } from '../store/store.ts'
import { BatchFullError, type Room } from './fullness.ts'
import { WaitingRows } from './waiting-rows.ts'

/** Everybody of a large assembly may vote on the last day. */
const ROOM: Room = { posts: 200_000, bytes: 1_000_000_000 }
/** Ballots of one voice that wait at most: who changes their mind more often waits for the tick. */
export const BALLOTS_A_VOICE = 50
/** Milliseconds between two looks at the clock. */
const LOOK = 5_000
/** Constitutions whose ticks are looked up at a start. */
const MANY = 1_000
/** All stages over: midnights. */
const NO_STAGES: StageSpans = { rounds: [], whole: { from: 0, until: 0 } }

export interface BallotBatchOptions {
  readonly store: Pick<EventStore, 'shelf' | 'release' | 'query'>
  /** A constitution that is held or waits. */
  readonly constitution: (id: string) => NostrEvent | undefined
  readonly settle?: (item: PutItem) => PutItem
  readonly onReleased: (items: readonly PutItem[], results: readonly PutResult[]) => void
  /** Unix seconds. */
  readonly now: () => number
  readonly onFault: (error: unknown) => void
}

export class BallotBatch {
  readonly rows: WaitingRows
  readonly #options: BallotBatchOptions
  readonly #marks: Shelf
  readonly #spans = new Map<string, StageSpans>()
  /** Unix seconds up to which every tick was kept. */
  #kept: number
  #timer: NodeJS.Timeout | undefined
  #releasing: Promise<void> = Promise.resolve()

  constructor(options: BallotBatchOptions) {
    this.#options = options
    this.rows = new WaitingRows({ ...options, shelf: 'ballots', room: ROOM })
    this.#marks = options.store.shelf('ballot-ticks')
    this.#kept = Number(this.#marks.get('kept') ?? options.now())
    const constitutions = options.store.query([{ kinds: [KIND.constitution], limit: MANY, tags: {} }], MANY)
    this.released(constitutions.events)
    for (const id of this.rows.ids()) this.#knows(assemblyOf(this.rows.get(id)?.event))
  }

  /** Releases what waited while the node was down, and from now on at the ticks. */
  async start(): Promise<void> {
    await this.look()
    this.#timer = setInterval(() => this.look().catch(this.#options.onFault), LOOK)
    this.#timer.unref()
  }

  /** Resolves when the ballot is durable. @throws BatchFullError */
  async add(item: PutItem): Promise<void> {
    const { pubkey } = item.event
    const assembly = assemblyOf(item.event)
    if (this.rows.fullness.left === 0 || this.rows.ballotsOf(pubkey, assembly).length >= BALLOTS_A_VOICE)
      throw new BatchFullError()
    this.#knows(assembly)
    await this.rows.add(item)
  }

  /** To be told of what became readable: new constitutions have ticks. */
  released(events: readonly NostrEvent[]): void {
    for (const event of events)
      if (event.kind === KIND.constitution) this.#spans.set(event.id, spansIn(event))
  }

  /** Releases the ballots of every assembly whose tick has passed. Resolves when they are readable. */
  look(): Promise<void> {
    this.#releasing = this.#releasing.catch(() => {}).then(() => this.#look())
    return this.#releasing
  }

  /** What waits stays on disk for the next start. */
  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#releasing.catch(() => {})
  }

  async #look(): Promise<void> {
    const now = this.#options.now()
    const ticked = [...this.#spans].filter(([, spans]) => nextBallotTick(spans, this.#kept) <= now)
    if (ticked.length > 0) {
      const assemblies = new Set(ticked.map(([assembly]) => assembly))
      const isDue = (id: string) => assemblies.has(assemblyOf(this.rows.get(id)?.event))
      await this.rows.release(this.rows.ids().filter(isDue))
    }
    if (ticked.length > 0 || this.#marks.get('kept') === undefined)
      await this.#marks.put([['kept', `${now}`]])
    this.#kept = now
  }

  #knows(assembly: string): void {
    if (!this.#spans.has(assembly)) this.#spans.set(assembly, spansIn(this.#options.constitution(assembly)))
  }
}

function spansIn(event: NostrEvent | undefined): StageSpans {
  const constitution = event && unlessRefused(parseConstitution, event)
  return constitution === undefined ? NO_STAGES : { rounds: constitution.rounds, whole: constitution.whole }
}

function assemblyOf(event: NostrEvent | undefined): string {
  return (event && tagValue(event, 'e')) ?? ''
}
