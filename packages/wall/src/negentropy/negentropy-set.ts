// What one side holds, sorted once, so that the fingerprint of any range costs one hash.
//
// A fingerprint needs the sum of the ids in a range modulo 2^256; sums from the start up to every item are kept,
// and one subtraction gives any range. 72 bytes an item, in three typed arrays.

import { sha256 } from '@noble/hashes/sha2.js'
import { isHex64 } from '../event/event.ts'
import type { Bound } from './bound.ts'
import { readHex } from './hex.ts'
import { NegentropyError } from './negentropy-error.ts'
import { writeVarint } from './varint.ts'

/** What is reconciled: an id of 64 hex digits and its date in unix seconds, 0 to 2^53 − 1. */
export interface NegentropyItem {
  readonly id: string
  readonly created_at: number
}

const ID = 32
/** 32-bit words of a sum, least significant first. */
const WORDS = 8
const ID_CHUNK = 4_096
export class NegentropySet {
  readonly size: number
  /** As they were given, so that an id is reported without conversion. */
  readonly #items: readonly NegentropyItem[]
  readonly #timestamps: Float64Array
  readonly #ids: Uint8Array
  readonly #sums: Uint32Array
  /** What is hashed for a fingerprint; filled anew each time. */
  readonly #scratch = new Uint8Array(ID + 8)
  readonly #scratchView = new DataView(this.#scratch.buffer)

  /**
   * @param items in any order; an item that comes twice counts once. Sorted input is not sorted again.
   * @throws NegentropyError on an id or a date that is none
   */
  constructor(items: Iterable<NegentropyItem>) {
    const sorted = sortedOnce([...items])
    this.size = sorted.length
    this.#items = sorted
    this.#timestamps = Float64Array.from(sorted.map(({ created_at }) => created_at))
    this.#ids = readIds(sorted)
    this.#sums = prefixSums(this.#ids)
  }

  /** The id of an item, in hex. */
  id(index: number): string {
    return this.#items[index]?.id ?? ''
  }

  /** The ids of a range, end to end, as a view. */
  ids(from: number, to: number): Uint8Array {
    return this.#ids.subarray(ID * from, ID * to)
  }

  /** The first 16 bytes of sha256(sum of the ids mod 2^256, little-endian ‖ varint count) (NIP-77). */
  fingerprint(from: number, to: number): Uint8Array {
    let borrow = 0
    for (let word = 0; word < WORDS; word++) {
      const difference = this.#sum(to, word) - this.#sum(from, word) - borrow
      this.#scratchView.setUint32(4 * word, difference, true)
      borrow = difference < 0 ? 1 : 0
    }
    const end = writeVarint(this.#scratch, ID, to - from)
    return sha256(this.#scratch.subarray(0, end)).subarray(0, 16)
  }

  /** The first index, from `from` on, whose item is not before the bound. */
  lowerBound(bound: Bound, from: number): number {
    let low = from
    let high = this.size
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#isBefore(middle, bound)) low = middle + 1
      else high = middle
    }
    return low
  }

  /** The shortest bound between an item, which is not the first, and the one before it. */
  boundBefore(index: number): Bound {
    const timestamp = this.#timestamps[index] ?? 0
    if (timestamp !== this.#timestamps[index - 1]) return { timestamp, prefix: new Uint8Array(0) }
    const id = this.ids(index, index + 1)
    const before = this.ids(index - 1, index)
    const shared = id.findIndex((byte, i) => byte !== before[i])
    return { timestamp, prefix: id.subarray(0, shared + 1) }
  }

  #sum(index: number, word: number): number {
    return this.#sums[WORDS * index + word] ?? 0
  }

  #isBefore(index: number, { timestamp, prefix }: Bound): boolean {
    const own = this.#timestamps[index] ?? 0
    if (own !== timestamp) return own < timestamp
    for (let i = 0; i < prefix.length; i++) {
      const difference = (this.#ids[ID * index + i] ?? 0) - (prefix[i] ?? 0)
      if (difference !== 0) return difference < 0
    }
    return false
  }
}

function sortedOnce(items: NegentropyItem[]): readonly NegentropyItem[] {
  let inOrder = true
  let before: NegentropyItem | undefined
  for (const item of items) {
    if (!Number.isSafeInteger(item.created_at) || item.created_at < 0)
      throw new NegentropyError('created_at', '0 to 2^53 − 1', item.created_at)
    if (before !== undefined && compareItems(before, item) >= 0) inOrder = false
    before = item
  }
  if (inOrder) return items
  items.sort(compareItems)
  return items.filter((item, index) => item.id !== items[index - 1]?.id)
}

/** The ids as bytes, end to end; many are read at once, which is some times faster than one by one. */
function readIds(items: readonly NegentropyItem[]): Uint8Array {
  const ids = new Uint8Array(ID * items.length)
  for (let from = 0; from < items.length; from += ID_CHUNK) {
    const chunk = items.slice(from, from + ID_CHUNK).map(({ id }) => id)
    const bad = chunk.find((id) => id.length !== 2 * ID)
    if (bad !== undefined || !readHex(chunk.join(''), ids, ID * from))
      throw new NegentropyError('id', '64 lower-case hex digits', bad ?? chunk.find((id) => !isHex64(id)))
  }
  return ids
}

function compareItems(a: NegentropyItem, b: NegentropyItem): number {
  return a.created_at - b.created_at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** At 8 · i: the sum of the first i ids, as little-endian numbers, mod 2^256. */
function prefixSums(ids: Uint8Array): Uint32Array {
  const count = ids.length / ID
  const view = new DataView(ids.buffer)
  const sums = new Uint32Array(WORDS * (count + 1))
  for (let index = 0; index < count; index++) {
    let carry = 0
    for (let word = 0; word < WORDS; word++) {
      const sum = (sums[WORDS * index + word] ?? 0) + view.getUint32(ID * index + 4 * word, true) + carry
      sums[WORDS * (index + 1) + word] = sum
      carry = sum > 0xffffffff ? 1 : 0
    }
  }
  return sums
}
