// The outbox: posts that this device holds until they are proven to be on the wall.
//
//   waiting → sent → on the wall (k of n witnesses)
//
// A post leaves sealed, when its time has come, to one address after another until one takes it. Every step is on
// the disk before the next begins, and every step may be done twice: an id counts once, so what is not known to
// have arrived is sent again. Nothing is dropped here but by whoever wrote it.

import { toHex } from '@commonwall/tlog'
import { tagValues, type VerifiedEvent } from '@commonwall/wall'
import type { AddressPool } from '../dial/address-pool.ts'
import { ROW_NAME, type Rows } from '../rows/rows.ts'
import { encodeOutboxFiles } from '../transports/file/outbox-file.ts'
import { decodeEntry, encodeEntry, hasLeft, type Lane, type OutboxEntry, waitsForItsHour } from './entry.ts'
import { byKey, Lanes } from './lanes.ts'
import { OutboxError } from './outbox-error.ts'
import { readPlacement, type Witnessing } from './placement.ts'
import { currentInboxes, fraction, type Random, sealForCarrying, sealLine } from './seal-lines.ts'
import { type Change, NO_INBOX, type OutboxWall, Sending, unsealable } from './sending.ts'
import type { Trouble } from './trouble.ts'
import { leavingAt } from './when.ts'

export interface OutboxOptions {
  /** Id of the founding definition. */
  readonly wall: string
  /** Under the device's key (`vaultRows`), or in memory. */
  readonly rows: Rows
  readonly pool: AddressPool
  /** The wall as it is known now; undefined while it is not. */
  readonly known: () => Promise<OutboxWall | undefined>
  /** True if a post would tell an address that may be told to one person only (`AddressBook.tells`). */
  readonly tellsBridge?: (event: VerifiedEvent) => boolean
  /** Unix seconds by this device's clock. */
  readonly now: () => number
  readonly random: Random
}

export interface AddOptions {
  /** Seconds that it waits at least. */
  readonly delay?: number
  /** Up to so many seconds more, at random. */
  readonly jitter?: number
  /** Whose it is, if it may not be seen to leave with the other's. */
  readonly lane?: Lane | undefined
}

const ROW = /^post-[0-9a-f]{32}$/

export class Outbox {
  readonly #options: OutboxOptions
  /** By event id: the row's name and what it holds. */
  readonly #entries = new Map<string, { readonly row: string; readonly entry: OutboxEntry }>()
  /** What somebody may have by now, whatever the disk could keep of that. */
  readonly #gone = new Set<string>()
  readonly #listeners = new Set<() => void>()
  /** Names of rows that could not be read; they stay where they are. */
  damaged: readonly string[] = []
  #lanes = new Lanes([])
  readonly #departures: Sending
  #sending: Promise<void> | undefined
  /** One write after the other: the last word about a post is the one that stays. */
  #writing: Promise<unknown> = Promise.resolve()
  /** As it was known last. */
  #wall: OutboxWall | undefined
  #closed = false

  private constructor(options: OutboxOptions) {
    this.#options = options
    this.#departures = new Sending({
      ...options,
      known: () => this.#knownNow(),
      lanes: () => this.#lanes,
      held: {
        entries: () => this.entries,
        get: (id) => this.#entries.get(id)?.entry,
        update: (id, change) => this.#update(id, change),
      },
    })
  }

  /** Opens what the rows hold. @throws StoreError if they cannot be listed */
  static async open(options: OutboxOptions): Promise<Outbox> {
    const outbox = new Outbox(options)
    await outbox.#read()
    outbox.#lanes = new Lanes(outbox.entries)
    return outbox
  }

  /**
   * Reads the rows again: another tab of this device may have added a post, sent one, or forgotten one.
   * @throws StoreError if they cannot be listed; OutboxError `closed`
   */
  async reload(): Promise<void> {
    const before = this.entries
    const sentAt = new Map(before.map((entry) => [entry.event.id, entry.sentAt]))
    await this.#inTurn(() => this.#read())
    this.#lanes.elsewhere(this.entries.filter((entry) => entry.sentAt !== sentAt.get(entry.event.id)))
    if (JSON.stringify(this.entries) !== JSON.stringify(before)) this.#changed()
  }

  /** Every post, the first added first. */
  get entries(): readonly OutboxEntry[] {
    return [...this.#entries.values()]
      .map(({ entry }) => entry)
      .sort((a, b) => a.added - b.added || (a.event.id < b.event.id ? -1 : 1))
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * Keeps a post until it is on the wall; one that is kept already stays as it is. When this resolves it is on the
   * disk, if there is one.
   * @throws OutboxError `foreign`, `bridge`, `closed`; StoreError
   */
  async add(event: VerifiedEvent, { delay = 0, jitter = 0, lane }: AddOptions = {}): Promise<OutboxEntry> {
    const { wall, tellsBridge, now, random } = this.#options
    this.#checkOpen()
    const held = this.#entries.get(event.id)
    if (held) return held.entry
    const homes = tagValues(event, 'h')
    if (homes.length > 0 && !homes.includes(wall))
      throw new OutboxError('outbox/foreign', `h: expected ${wall}, got ${homes[0]}`)
    if (tellsBridge?.(event)) throw new OutboxError('outbox/bridge', 'post: expected no bridge, got one')
    const at = now()
    const notBefore = leavingAt(at, delay, jitter, fraction(random))
    const kept = await this.#keep({
      ...{ event, state: 'waiting', added: at, notBefore, tries: 0 },
      ...(lane === undefined ? {} : { lane }),
    })
    this.#changed()
    return kept
  }

  /**
   * Takes over the posts of another outbox of this wall, as far as each has come; one that is kept already stays as it is.
   * @throws OutboxError `closed`; StoreError
   */
  async takeOver(entries: readonly OutboxEntry[]): Promise<void> {
    this.#lanes.elsewhere(entries)
    for (const entry of entries) await this.#keep(entry)
    this.#changed()
  }

  #keep(entry: OutboxEntry): Promise<OutboxEntry> {
    const row = `post-${toHex(this.#options.random(16))}`
    return this.#inTurn(async () => {
      // Handed over twice at once it has one row: of two, one would come back after it was forgotten.
      const before = this.#entries.get(entry.event.id)
      if (before === undefined) await this.#put(row, entry)
      return before?.entry ?? entry
    })
  }

  /** Forgets a post for good: what was sent cannot be taken back by it. @throws StoreError */
  async forget(id: string): Promise<void> {
    await this.#forget(id, () => true)
  }

  /**
   * Forgets a post that nobody may have. Whoever is about to send it, or to write it into a file, finds it gone.
   * @returns false where somebody may have it by now: then it stays
   * @throws StoreError: then it stays too
   */
  forgetUnsent(id: string): Promise<boolean> {
    return this.#forget(id, (entry) => !hasLeft(entry) && !this.#gone.has(id))
  }

  async #forget(id: string, may: (entry: OutboxEntry) => boolean): Promise<boolean> {
    const isForgotten = await this.#inTurn(async () => {
      const held = this.#entries.get(id)
      if (held === undefined) return false
      const { row, entry } = held
      // Another tab may have sent it since this one looked.
      if (!may((await this.#kept(row).catch(() => entry)) ?? entry)) return false
      // Before the row: between the two it could leave.
      this.#entries.delete(id)
      try {
        await this.#options.rows.delete(row)
      } catch (error) {
        this.#entries.set(id, held)
        throw error
      }
      return true
    })
    if (isForgotten) this.#changed()
    return isForgotten
  }

  /** Lets a post leave now, whatever it was waiting for; what a voice says keeps its time. @throws StoreError */
  async hurry(id: string): Promise<void> {
    if (this.#entries.get(id)?.entry.lane === 'voice') return
    await this.#update(id, { notBefore: 0, tries: 0 })
  }

  /**
   * Sends what is due. It never throws for a network: what went wrong is said at each post. Calls while it is under
   * way wait for the same end.
   * @throws StoreError; the signal's reason
   */
  send(signal?: AbortSignal): Promise<void> {
    this.#checkOpen()
    this.#sending ??= this.#departures.send(signal).finally(() => {
      this.#sending = undefined
    })
    return this.#sending
  }

  /**
   * Files to carry by hand, with every post that is not on the wall yet: sealed to every inbox and to the keepers.
   * They go on waiting here: nobody took them yet.
   * @throws OutboxError `closed`; StoreError
   */
  async carry(): Promise<readonly Uint8Array<ArrayBuffer>[]> {
    const { now, random } = this.#options
    this.#checkOpen()
    const wall = await this.#knownLast()
    const open = this.entries.filter((entry) => entry.state !== 'on-the-wall' && !this.#isKept(entry))
    if (!wall) {
      for (const { event } of open) await this.#update(event.id, { trouble: NO_INBOX })
      return []
    }
    const files: Uint8Array<ArrayBuffer>[] = []
    // Two keys in one file would be one person to whoever opens it.
    for (const { entries } of byKey(open)) {
      const sealed = new Map<string, readonly string[]>()
      for (const { event } of entries) {
        try {
          sealed.set(event.id, await sealForCarrying(event, wall, now(), random))
        } catch (error) {
          await this.#update(event.id, { trouble: unsealable(error) })
          continue
        }
        // A disk that is full, or was taken away, keeps nobody from carrying it.
        await this.#update(event.id, { carriedAt: now() }).catch(() => undefined)
      }
      // What was taken back while the work for it was done is not carried.
      const lines = [...sealed].flatMap(([id, own]) => (this.#entries.has(id) ? own : []))
      if (lines.length > 0) files.push(...encodeOutboxFiles(lines))
    }
    return files
  }

  async #knownNow(): Promise<OutboxWall | undefined> {
    this.#wall = await this.#options.known()
    return this.#wall
  }

  /** Or as it was: where the disk was taken away, what waits can still be carried. */
  async #knownLast(): Promise<OutboxWall | undefined> {
    return this.#knownNow().catch((error: unknown) => {
      if (this.#wall === undefined) throw error
      return this.#wall
    })
  }

  /** What a voice says at a time drawn by chance leaves in no way before it, nor does what waits for an hour of its writer's choice. */
  #isKept(entry: OutboxEntry): boolean {
    const now = this.#options.now()
    return (entry.lane === 'voice' && entry.notBefore > now) || waitsForItsHour(entry, now)
  }

  /**
   * One post sealed to the first current inbox, to be shown as a code (`lineSquares`); it goes on waiting here.
   * Undefined if it cannot be sealed now: the entry says why.
   * @throws OutboxError `closed`; StoreError
   */
  async line(id: string): Promise<string | undefined> {
    const { known, now, random } = this.#options
    this.#checkOpen()
    const entry = this.#entries.get(id)?.entry
    if (!entry || this.#isKept(entry)) return undefined
    const { event } = entry
    const wall = await known()
    const inboxes = wall ? currentInboxes(wall, now()) : NO_INBOX
    if (!wall || 'code' in inboxes) {
      await this.#update(id, { trouble: inboxes as Trouble })
      return undefined
    }
    try {
      const [inbox] = inboxes
      const line = inbox && (await sealLine(event, { ...inbox, pow: wall.pow }, now(), random))
      await this.#update(id, { carriedAt: now() })
      return this.#entries.has(id) ? line : undefined
    } catch (error) {
      await this.#update(id, { trouble: unsealable(error) })
      return undefined
    }
  }

  /**
   * Learns that a post is on the wall, or that more witnesses signed above it.
   * @param proof C2SP tlog-proof; it is checked
   * @throws FormatError, NoteError, CheckpointError, ProofError if it proves nothing; StoreError
   */
  async placed(id: string, proof: string, definition: Witnessing): Promise<void> {
    const held = this.#entries.get(id)
    if (!held) return
    const placement = await readPlacement(proof, id, definition)
    if ((held.entry.placement?.witnesses ?? -1) >= placement.witnesses) return
    await this.#update(id, { state: 'on-the-wall', placement, trouble: undefined })
  }

  /** Stops. What is under way ends by itself; nothing more is written. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#writing.catch(() => undefined)
    this.#listeners.clear()
  }

  /** Of what was forgotten meanwhile, here or in another tab, nothing is written. */
  async #update(id: string, change: Change): Promise<void> {
    if (!this.#entries.has(id)) return
    if (change.sentAt ?? change.carriedAt) this.#gone.add(id)
    await this.#inTurn(async () => {
      const held = this.#entries.get(id)
      if (!held) return
      // Another tab may have gone further with it since this one looked.
      const kept = await this.#kept(held.row).catch(() => held.entry)
      if (kept === undefined) {
        this.#entries.delete(id)
        return
      }
      const changed = Object.entries({ ...kept, ...change }).filter(([, value]) => value !== undefined)
      await this.#put(held.row, Object.fromEntries(changed) as unknown as OutboxEntry)
    })
    this.#changed()
  }

  async #read(): Promise<void> {
    const { rows } = this.#options
    const damaged: string[] = []
    const found = new Map<string, { readonly row: string; readonly entry: OutboxEntry }>()
    for (const row of [...(await rows.names())].sort()) {
      // What cannot even be named is somebody's damage, perhaps a post's.
      if (!ROW_NAME.test(row)) damaged.push(row)
      if (!ROW.test(row)) continue
      try {
        const entry = await this.#kept(row)
        if (entry !== undefined) found.set(entry.event.id, { row, entry })
      } catch {
        damaged.push(row)
      }
    }
    this.damaged = damaged
    this.#entries.clear()
    for (const [id, held] of found) this.#entries.set(id, held)
  }

  /** What a row holds; undefined if it is not there. @throws what is wrong with it */
  async #kept(row: string): Promise<OutboxEntry | undefined> {
    const bytes = await this.#options.rows.get(row)
    return bytes && decodeEntry(bytes)
  }

  /** On the disk first, then known here. */
  async #put(row: string, entry: OutboxEntry): Promise<void> {
    await this.#options.rows.put(row, encodeEntry(entry))
    this.#entries.set(entry.event.id, { row, entry })
  }

  #inTurn<T>(write: () => Promise<T>): Promise<T> {
    this.#checkOpen()
    const turn = this.#writing.catch(() => undefined).then(write)
    this.#writing = turn
    return turn
  }

  #changed(): void {
    for (const listener of [...this.#listeners]) listener()
  }

  #checkOpen(): void {
    if (this.#closed)
      throw new OutboxError('outbox/closed', 'outbox: expected an open one, got one that was closed')
  }
}
