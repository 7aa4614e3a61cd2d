// Reads one negentropy message from outside (NIP-77).
//
// Refuses a message that is cut off, numbers of more than 53 bits or with superfluous digits, ranges that go
// backwards or past infinity, unknown modes. What a peer announces is never allocated before it is there.

import type { Bound } from './bound.ts'
import { compareBounds, INFINITY, ZERO } from './bound.ts'
import { MODE } from './message-writer.ts'
import { NegentropyError } from './negentropy-error.ts'

export type Range =
  | { readonly mode: 'skip'; readonly upper: Bound }
  | { readonly mode: 'fingerprint'; readonly upper: Bound; readonly fingerprint: Uint8Array }
  /** Ids of 32 bytes, end to end. */
  | { readonly mode: 'idList'; readonly upper: Bound; readonly ids: Uint8Array }

export class MessageReader {
  readonly #bytes: Uint8Array
  #at = 0
  #last: Bound = ZERO

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get atEnd(): boolean {
    return this.#at === this.#bytes.length
  }

  /** The protocol version, with which a message starts. @throws NegentropyError */
  version(): number {
    return this.#byte()
  }

  /** The next range. @throws NegentropyError */
  range(): Range {
    const upper = this.#bound()
    const mode = this.#varint()
    if (mode === MODE.skip) return { mode: 'skip', upper }
    if (mode === MODE.fingerprint) return { mode: 'fingerprint', upper, fingerprint: this.#take(16) }
    if (mode !== MODE.idList) throw new NegentropyError('mode', '0, 1 or 2', mode)
    return { mode: 'idList', upper, ids: this.#take(32 * this.#varint()) }
  }

  #bound(): Bound {
    if (this.#last === INFINITY) throw new NegentropyError('range', 'none after infinity', 'another')
    const coded = this.#varint()
    const length = this.#varint()
    if (length > 32) throw new NegentropyError('id prefix', 'at most 32 bytes', length)
    const prefix = this.#take(length)
    if (coded === 0) {
      this.#last = INFINITY
      return INFINITY
    }
    const timestamp = this.#last.timestamp + coded - 1
    if (!Number.isSafeInteger(timestamp))
      throw new NegentropyError('timestamp', 'at most 2^53 − 1', timestamp)
    const bound = { timestamp, prefix }
    if (compareBounds(bound, this.#last) < 0)
      throw new NegentropyError('range', 'an end at or after its start', `timestamp ${timestamp}`)
    this.#last = bound
    return bound
  }

  #varint(): number {
    let value = 0
    for (let digits = 0; ; digits++) {
      const byte = this.#byte()
      if (digits === 0 && byte === 0x80) throw new NegentropyError('number', 'no leading zero digit', 0)
      value = value * 128 + (byte & 0x7f)
      if (value > Number.MAX_SAFE_INTEGER) throw new NegentropyError('number', 'at most 2^53 − 1', value)
      if (byte < 0x80) return value
    }
  }

  #byte(): number {
    const byte = this.#bytes[this.#at]
    if (byte === undefined) throw new NegentropyError('message', 'more bytes', 'the end')
    this.#at++
    return byte
  }

  #take(length: number): Uint8Array {
    const left = this.#bytes.length - this.#at
    if (length > left) throw new NegentropyError('message', `${length} more bytes`, left)
    this.#at += length
    return this.#bytes.subarray(this.#at - length, this.#at)
  }
}
