// Negentropy Protocol V1 (NIP-77), both roles: two sides find out which ids only one of them holds.
//
// Differs from the reference where that goes wrong: dates are exact to 2^53, and what does not fit a frame is
// covered by a fingerprint of exactly the range that was left out, so that nothing in it can be taken for equal.

import type { Bound } from './bound.ts'
import { INFINITY, ZERO } from './bound.ts'
import { readHex, toHex } from './hex.ts'
import type { Range } from './message-reader.ts'
import { MessageReader } from './message-reader.ts'
import { MessageWriter, PROTOCOL_VERSION } from './message-writer.ts'
import { NegentropyError } from './negentropy-error.ts'
import type { NegentropySet } from './negentropy-set.ts'

/** Into how many parts a range that differs is cut; ranges of less than twice as many items are listed. */
const BUCKETS = 16
/** The least frame in which every step still makes progress, in bytes. */
export const MIN_FRAME = 4_096
/** Longest bound (8 B timestamp, 1 B length, 32 B prefix), mode and, of a list, its count. */
const RANGE_HEAD = 41 + 1 + 4
/** What closes a frame that is full: a skipped range, and the fingerprint of the rest. */
const CLOSING = 41 + 1 + 2 + 1 + 16

export interface NegentropyOptions {
  /** Most bytes of a message before hex, at least 4096; 60,000 if not given. */
  readonly frameLimit?: number
  /** After so many answers the peer is held to make no progress; 4096 if not given. */
  readonly maxRounds?: number
}

/** What an answer brought. `message` is undefined when the initiator knows everything. */
export interface Reconciled {
  readonly message: string | undefined
  /** Ids that only the initiator holds, as far as this answer tells; each is given once. Empty in the other role. */
  readonly have: readonly string[]
  /** Ids that only the peer holds. */
  readonly need: readonly string[]
}

/**
 * One reconciliation. Who calls `initiate` learns the result; the other side only answers.
 * @example
 * const session = new Negentropy(set)
 * let message: string | undefined = session.initiate()
 * while (message !== undefined) ({ message } = session.reconcile(await ask(message)))
 */
export class Negentropy {
  readonly #set: NegentropySet
  readonly #frameLimit: number
  readonly #maxRounds: number
  #rounds = 0
  #initiator = false
  /** Ids already given: a full frame can make a range be looked at again. */
  readonly #given = new Set<string>()

  constructor(set: NegentropySet, { frameLimit = 60_000, maxRounds = 4_096 }: NegentropyOptions = {}) {
    if (!Number.isInteger(frameLimit) || frameLimit < MIN_FRAME)
      throw new NegentropyError('frame limit', `at least ${MIN_FRAME} bytes`, frameLimit)
    this.#set = set
    this.#frameLimit = frameLimit
    this.#maxRounds = maxRounds
  }

  /** The first message, in hex. */
  initiate(): string {
    this.#initiator = true
    const writer = new MessageWriter()
    this.#split(writer, 0, this.#set.size, INFINITY)
    return toHex(writer.bytes())
  }

  /**
   * Takes the peer's message and says what to send back.
   * @param message hex, as in NEG-OPEN and NEG-MSG
   * @throws NegentropyError
   */
  reconcile(message: string): Reconciled {
    if (++this.#rounds > this.#maxRounds)
      throw new NegentropyError('round', `an end after ${this.#maxRounds}`, this.#rounds)
    const reader = new MessageReader(fromHex(message))
    const version = reader.version()
    if (version !== PROTOCOL_VERSION) return this.#otherVersion(version)
    const have: string[] = []
    const need: string[] = []
    const answer = this.#answer(reader, have, need)
    return { message: this.#initiator && answer.length === 1 ? undefined : toHex(answer), have, need }
  }

  #otherVersion(version: number): Reconciled {
    if (this.#initiator || version < 0x60 || version > 0x6f)
      throw new NegentropyError('protocol version', '0x61', `0x${version.toString(16)}`)
    return { message: toHex(new MessageWriter().bytes()), have: [], need: [] }
  }

  #answer(reader: MessageReader, have: string[], need: string[]): Uint8Array {
    const writer = new MessageWriter()
    let lower = 0
    let bound: Bound = ZERO
    /** True where nothing is to be said of what lies before `bound`, and this has not been written yet. */
    let skipping = false
    while (!reader.atEnd) {
      const range = reader.range()
      const upper = this.#set.lowerBound(range.upper, lower)
      if (this.#isSettled(range, lower, upper, have, need)) skipping = true
      else {
        if (skipping) writer.skip(bound)
        skipping = false
        const rest = this.#write(writer, range, lower, upper)
        if (rest !== undefined) {
          writer.fingerprint(INFINITY, this.#set.fingerprint(rest, this.#set.size))
          break
        }
      }
      lower = upper
      bound = range.upper
    }
    return writer.bytes()
  }

  /** True if both sides hold the same in a range, or the initiator has learned who holds what. */
  #isSettled(range: Range, lower: number, upper: number, have: string[], need: string[]): boolean {
    if (range.mode === 'skip') return true
    if (range.mode === 'fingerprint') {
      const own = this.#set.fingerprint(lower, upper)
      return own.every((byte, i) => byte === range.fingerprint[i])
    }
    if (this.#initiator) this.#compare(range.ids, lower, upper, have, need)
    return this.#initiator
  }

  /** Who holds what in a range. Both sides list in the same order, so what both hold is mostly at both ends. */
  #compare(theirs: Uint8Array, lower: number, upper: number, have: string[], need: string[]): void {
    const ours = this.#set.ids(lower, upper)
    let start = 0
    while (start < ours.length && start < theirs.length && isSameId(ours, start, theirs, start)) start += 32
    let [ownEnd, end] = [ours.length, theirs.length]
    while (ownEnd > start && end > start && isSameId(ours, ownEnd - 32, theirs, end - 32)) {
      ownEnd -= 32
      end -= 32
    }
    const missing = new Set<string>()
    for (let at = start; at < end; at += 32) missing.add(toHex(theirs.subarray(at, at + 32)))
    for (let at = start; at < ownEnd; at += 32) {
      const id = this.#set.id(lower + at / 32)
      if (!missing.delete(id)) this.#give(id, have)
    }
    for (const id of missing) this.#give(id, need)
  }

  #give(id: string, list: string[]): void {
    if (this.#given.has(id)) return
    this.#given.add(id)
    list.push(id)
  }

  /** Answers a range; where the frame has no room for all of it, returns the index from which it did not. */
  #write(writer: MessageWriter, range: Range, lower: number, upper: number): number | undefined {
    const room = this.#frameLimit - CLOSING - writer.length
    if (range.mode === 'fingerprint') {
      const mark = writer.mark()
      this.#split(writer, lower, upper, range.upper)
      if (writer.length - mark.length <= room) return undefined
      writer.reset(mark)
      return lower
    }
    const end = lower + Math.floor((room - RANGE_HEAD) / 32)
    if (end >= upper) {
      writer.idList(range.upper, this.#set.ids(lower, upper))
      return undefined
    }
    if (end <= lower) return lower
    writer.idList(this.#set.boundBefore(end), this.#set.ids(lower, end))
    return end
  }

  #split(writer: MessageWriter, lower: number, upper: number, upperBound: Bound): void {
    const count = upper - lower
    if (count < 2 * BUCKETS) {
      writer.idList(upperBound, this.#set.ids(lower, upper))
      return
    }
    let from = lower
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      const to = from + Math.floor(count / BUCKETS) + (bucket < count % BUCKETS ? 1 : 0)
      const bound = to === upper ? upperBound : this.#set.boundBefore(to)
      writer.fingerprint(bound, this.#set.fingerprint(from, to))
      from = to
    }
  }
}

function fromHex(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length >>> 1)
  if (!readHex(text, bytes, 0)) throw new NegentropyError('message', 'lower-case hex', text)
  return bytes
}

function isSameId(one: Uint8Array, at: number, other: Uint8Array, otherAt: number): boolean {
  for (let byte = 0; byte < 32; byte++) if (one[at + byte] !== other[otherAt + byte]) return false
  return true
}
