// The sequencer: gives every event that waits its place in one log, and signs that it did.
//
// The order is the whole point (DESIGN §3.3), and each step is durable before the next begins:
//   place the ids in the store → tiles and bodies on disk → compare-and-swap in the lock database
//   → sign → ask the witnesses → rename the checkpoint.
// Whatever is lost between two steps is made again from the store by the next round, so a crash costs time and
// never a leaf. Anything that could fork the log stops it for good: `flush` then rejects with the same
// SequencerError until the process is started anew. Other errors (a full disk) are tried again, and a clock that went back,
// as one does that was not set yet, is waited for.

import type { NoteSignature, TileBuilder } from '@commonwall/tlog'
import { TileReader, toHex } from '@commonwall/tlog'
import type { Anchor } from '@commonwall/wall'
import type { Files } from '../publish/files.ts'
import type { EventStore, OwnLog } from '../store/store.ts'
import type { Fetch, WitnessAddress } from '../witness/witness-client.ts'
import { Cosigning } from './cosigning.ts'
import type { LockDatabase, Promised } from './lock-database.ts'
import type { LogKey } from './log-key.ts'
import { signHead, withCosignatures } from './log-key.ts'
import { openOwnLog, rootsOf } from './open-log.ts'
import { readOwnCheckpoint } from './own-checkpoint.ts'
import { SequencerError } from './sequencer-error.ts'
import { growTree, openTree } from './tiles.ts'

export interface SequencerOptions {
  readonly log: OwnLog
  readonly key: LogKey
  readonly store: EventStore
  /** Shared by all logs of the data folder; not closed here. */
  readonly lock: LockDatabase
  /** The log's own published folder; tiles and checkpoint in it are written by this sequencer alone. */
  readonly files: Files
  /**
   * Writes the bodies of the places [from, to) durably, before a signature covers them; with from = to, the last
   * segment again, with the anchors that it keeps by now.
   */
  readonly prepare: (from: number, to: number) => Promise<void>
  /** Called after each published checkpoint, also when it only got more cosignatures. */
  readonly onCheckpoint: (anchor: Anchor) => Promise<void> | void
  /** Witnesses of the definition in force, in its order. */
  readonly witnesses: () => readonly WitnessAddress[]
  /** True once a definition in force closed this log, or is about to; while it waits the log signs, so that rivals can come. */
  readonly closed: () => boolean
  /** Ids that must be the first leaves: the definition that restores a log, and its signatures. */
  readonly lead?: () => readonly string[]
  /** Copies of the layout to compare with before the first signature. */
  readonly mirrors?: readonly string[]
  /** What an operator should know and nobody has to act on at once. */
  readonly onTrouble?: (error: Error) => void
  readonly fetch?: Fetch
  /** Unix seconds. */
  readonly now: () => number
  /** How often waiting events are looked for, in milliseconds. */
  readonly interval?: number
  /** How long a checkpoint waits for witnesses, in milliseconds. */
  readonly patience?: number
}

/** Leaves of one round: bounds how long the first of a great many waits. */
const MOST_LEAVES = 8_192
/** An idle log signs again after so many seconds, so that readers see it live. */
const IDLE = 3_600
/** How far the clock may stand behind the last signed date, in seconds. */
const BACKWARDS = 900

/** A checkpoint under way or published: the log's note, and the witnesses' lines by key. */
interface Current {
  readonly note: string
  readonly head: Promised
  readonly lines: Map<string, NoteSignature>
}

export class Sequencer {
  readonly #options: SequencerOptions
  readonly #cosigning: Cosigning
  readonly #patience: number
  /** The tail of the queue: one round, re-signing or late line at a time. Never rejects. */
  #queue: Promise<unknown> = Promise.resolve()
  /** The flush that has not begun yet and that later callers join. */
  #next: Promise<void> | undefined
  #timer: NodeJS.Timeout | undefined
  #closed = false
  /** Set once and for good. */
  #refusal: SequencerError | undefined
  /** True while the clock stands too far behind, and that was told. */
  #isEarly = false
  /** Changed only inside the queue; undefined after a failed growth. */
  #tree: TileBuilder | undefined
  /** The lock database's row, as we left it. Changed only inside the queue. */
  #promised: Promised
  /** Size that the published checkpoint covers; -1 before the first. Changed only inside the queue. */
  #published: number
  #current: Current | undefined

  private constructor(
    options: SequencerOptions,
    cosigning: Cosigning,
    opened: Awaited<ReturnType<typeof openOwnLog>>,
  ) {
    this.#options = options
    this.#cosigning = cosigning
    this.#patience = options.patience ?? PATIENCE
    this.#tree = opened.tree
    this.#promised = opened.promised
    this.#published = opened.published?.size ?? -1
  }

  /**
   * Opens a log: compares it with everybody who saw it, then publishes what a crash left unpublished.
   * @throws SequencerError where signing could fork the log
   */
  static async open(options: SequencerOptions): Promise<Sequencer> {
    const { key, witnesses, fetch = globalThis.fetch, patience = PATIENCE, mirrors = [] } = options
    const onTrouble = options.onTrouble ?? (() => {})
    let refuse = (_: SequencerError) => {}
    const cosigning = new Cosigning({
      log: key,
      witnesses,
      fetch,
      patience,
      onTrouble,
      onRefusal: (error) => refuse(error),
    })
    const opened = await openOwnLog({ ...options, cosigning, mirrors, fetch, patience })
    const sequencer = new Sequencer(options, cosigning, opened)
    refuse = (error) => sequencer.#refuse(error)
    await sequencer.#enqueue(() => sequencer.#start(opened.published?.note))
    sequencer.#schedule()
    return sequencer
  }

  /** How many leaves the published checkpoint covers. */
  get size(): number {
    return Math.max(0, this.#published)
  }

  /** Why the log is not signed any more, if so. */
  get refusal(): SequencerError | undefined {
    return this.#refusal
  }

  /** Logs everything that waits; resolves when a published checkpoint covers what was stored before the call. */
  flush(): Promise<void> {
    this.#next ??= this.#enqueue(async () => {
      this.#next = undefined
      while (await this.#round());
    })
    return this.#next
  }

  /** What the timer does: logs what waits, or signs again a log that was idle for an hour. */
  async look(): Promise<void> {
    const { store, log, now } = this.#options
    if (store.unlogged(log, 1).length > 0 || store.placedCount(log) > this.#published) return this.flush()
    const isIdle = now() - this.#promised.time >= IDLE && !this.#options.closed()
    if (isIdle) await this.#enqueue(() => this.#sign())
  }

  /** Ends after the round under way; what still waits is logged after the next start. */
  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    await this.#queue
  }

  #enqueue(step: () => Promise<void>): Promise<void> {
    const result = this.#queue.then(() => {
      if (this.#refusal) throw this.#refusal
      if (this.#closed) throw new SequencerError('sequencer/stopped', 'the sequencer was stopped')
      return step()
    })
    this.#queue = result.catch((error: unknown) => {
      if (!(error instanceof SequencerError) || this.#closed) return
      if (error.code === 'sequencer/clock') this.#tellOnce(error)
      else this.#refuse(error)
    })
    return result
  }

  #tellOnce(error: SequencerError): void {
    if (!this.#isEarly) this.#options.onTrouble?.(error)
    this.#isEarly = true
  }

  #refuse(error: SequencerError): void {
    if (this.#refusal === undefined) this.#options.onTrouble?.(error)
    this.#refusal ??= error
    clearTimeout(this.#timer)
  }

  #schedule(): void {
    if (this.#refusal || this.#closed) return
    this.#timer = setTimeout(() => {
      this.look()
        .catch((error: Error) => {
          if (!(error instanceof SequencerError)) this.#options.onTrouble?.(error)
        })
        .finally(() => this.#schedule())
    }, this.#options.interval ?? INTERVAL)
    this.#timer.unref()
  }

  /** Finishes what a crash interrupted, or tells again what stands published. */
  async #start(note: string | undefined): Promise<void> {
    const { key, witnesses, onCheckpoint, closed } = this.#options
    const isBehind = note === undefined || this.#published < this.#promised.size
    if (isBehind && !closed()) return this.#sign()
    if (note === undefined) return
    await onCheckpoint(await readOwnCheckpoint(note, key, witnesses()))
  }

  /** One turn of the order above. False if there was nothing to do: also for a closed log, whatever waits for it. */
  async #round(): Promise<boolean> {
    const { log, store, closed } = this.#options
    if (closed()) return false
    const placed = store.placedCount(log)
    const ids = this.#waiting(placed)
    const size = placed + ids.length
    if (size === this.#published) return false
    if (ids.length > 0) await store.place(log, placed, ids)
    if (size > this.#promised.size) await this.#promise(size)
    await this.#sign()
    return true
  }

  #waiting(placed: number): readonly string[] {
    const { log, store, lead } = this.#options
    const waiting = store.unlogged(log, MOST_LEAVES)
    if (placed > 0 || lead === undefined || waiting.length === 0) return waiting
    const first = lead().filter((id) => store.get(id) !== undefined)
    return [...first, ...waiting.filter((id) => !first.includes(id))]
  }

  /** Makes the tree of `size` leaves durable and promises it in the lock database. */
  async #promise(size: number): Promise<void> {
    const { log, store, files, key, lock, prepare } = this.#options
    const source = { log, store, files }
    const tree = this.#tree ?? (await openTree(this.#promised, source))
    this.#tree = undefined
    const from = tree.size
    await Promise.all([files.write(growTree(tree, size, source)), prepare(from, size)])
    const next = { size, root: toHex(tree.root()), time: this.#time() }
    lock.swap(key.key, this.#promised, next)
    this.#promised = next
    this.#tree = tree
  }

  /**
   * Signs what was promised, asks the witnesses, and publishes. Nothing, if a definition closed the log while this
   * waited for its turn or for the disk.
   */
  async #sign(): Promise<void> {
    const { key, lock, files, prepare, closed } = this.#options
    // Anchors of this size, the only ones that date the last leaves, go into the segment before their times
    // disappear from the checkpoint.
    if (this.#promised.size === this.#published) await prepare(this.#published, this.#published)
    if (closed()) return
    const head = { ...this.#promised, time: this.#time() }
    lock.swap(key.key, this.#promised, head)
    this.#promised = head
    const note = await signHead(key, head, head.time)
    const current: Current = { note, head, lines: new Map() }
    if (head.size > 0)
      for (const [witness, line] of await this.#cosigning.gather({
        note,
        head,
        rootAt: rootsOf(head, files),
        proofFrom: async (oldSize) =>
          oldSize === head.size ? [] : (await this.#reader(head)).consistencyProof(oldSize),
        onLate: (witness, line) => this.#late(current, witness, line),
      }))
        current.lines.set(witness, line)
    this.#current = current
    await this.#publish(current)
  }

  async #publish({ note, head, lines }: Current): Promise<void> {
    const { key, files, witnesses, onCheckpoint } = this.#options
    const known = witnesses()
    const whole = withCosignatures(
      note,
      known.map((witness) => lines.get(witness.key)),
    )
    const anchor = await readOwnCheckpoint(whole, key, known)
    if (anchor.size !== head.size || anchor.root !== head.root)
      throw new SequencerError(
        'sequencer/unreadable',
        `the checkpoint of ${key.origin} does not read as it was signed`,
      )
    // A line that came late for an older checkpoint still dates its leaves; only the newest is published.
    if (head === this.#current?.head) {
      await files.write([{ path: 'checkpoint', bytes: Buffer.from(whole) }])
      this.#published = head.size
    }
    await onCheckpoint(anchor)
  }

  #late(current: Current, witness: string, line: NoteSignature): void {
    this.#enqueue(async () => {
      current.lines.set(witness, line)
      await this.#publish(current)
    }).catch((error: Error) => this.#options.onTrouble?.(error))
  }

  #reader({ size, root }: Promised): Promise<TileReader> {
    const { files } = this.#options
    return TileReader.open({ size, root: Buffer.from(root, 'hex'), readTile: (path) => files.read(path) })
  }

  /** The date to sign under: never before the last one, for a later leaf must not look older. */
  #time(): number {
    const now = this.#options.now()
    if (now < this.#promised.time - BACKWARDS)
      throw new SequencerError(
        'sequencer/clock',
        `clock: expected a time after ${this.#promised.time}, which was signed last, got ${now}; nothing is signed until it is set right`,
      )
    this.#isEarly = false
    return Math.max(now, this.#promised.time)
  }
}

const INTERVAL = 1_000
const PATIENCE = 5_000
