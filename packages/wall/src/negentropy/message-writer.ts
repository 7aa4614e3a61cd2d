// Writes one negentropy message: ranges one behind the other, from zero on (NIP-77).

import type { Bound } from './bound.ts'
import { MAX_VARINT, writeVarint } from './varint.ts'

export const PROTOCOL_VERSION = 0x61
export const MODE = { skip: 0, fingerprint: 1, idList: 2 } as const

/** Where a message stood, to take back what was written since. */
export interface Mark {
  readonly length: number
  readonly lastTimestamp: number
}

export class MessageWriter {
  #bytes = new Uint8Array(1_024)
  #length = 0
  /** Timestamps are written as differences from the one before. */
  #lastTimestamp = 0

  constructor() {
    this.#byte(PROTOCOL_VERSION)
  }

  get length(): number {
    return this.#length
  }

  mark(): Mark {
    return { length: this.#length, lastTimestamp: this.#lastTimestamp }
  }

  reset({ length, lastTimestamp }: Mark): void {
    this.#length = length
    this.#lastTimestamp = lastTimestamp
  }

  skip(upper: Bound): void {
    this.#bound(upper)
    this.#varint(MODE.skip)
  }

  fingerprint(upper: Bound, fingerprint: Uint8Array): void {
    this.#bound(upper)
    this.#varint(MODE.fingerprint)
    this.#put(fingerprint)
  }

  /** @param ids 32 bytes each */
  idList(upper: Bound, ids: Uint8Array): void {
    this.#bound(upper)
    this.#varint(MODE.idList)
    this.#varint(ids.length / 32)
    this.#put(ids)
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length)
  }

  #bound({ timestamp, prefix }: Bound): void {
    if (timestamp === Number.POSITIVE_INFINITY) this.#varint(0)
    else {
      this.#varint(1 + timestamp - this.#lastTimestamp)
      this.#lastTimestamp = timestamp
    }
    this.#varint(prefix.length)
    this.#put(prefix)
  }

  #varint(value: number): void {
    this.#reserve(MAX_VARINT)
    this.#length = writeVarint(this.#bytes, this.#length, value)
  }

  #byte(byte: number): void {
    this.#reserve(1)
    this.#bytes[this.#length++] = byte
  }

  #put(bytes: Uint8Array): void {
    this.#reserve(bytes.length)
    this.#bytes.set(bytes, this.#length)
    this.#length += bytes.length
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return
    const larger = new Uint8Array(Math.max(2 * this.#bytes.length, this.#length + more))
    larger.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = larger
  }
}
