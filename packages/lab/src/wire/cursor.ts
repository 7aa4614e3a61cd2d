// Reads big-endian fields out of bytes that somebody else wrote. It refuses to read past the end: what a middlebox
// cannot read it lets pass, and so must its model.

export class WireError extends Error {
  override readonly name = 'WireError'
  readonly code = 'lab/wire'
}

export class Cursor {
  readonly bytes: Uint8Array
  at: number

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes
    this.at = at
  }

  get left(): number {
    return this.bytes.length - this.at
  }

  /** An unsigned integer of `width` bytes. @throws WireError past the end */
  uint(width: number): number {
    let value = 0
    for (const byte of this.take(width)) value = value * 256 + byte
    return value
  }

  /** The next `length` bytes, not copied. @throws WireError past the end */
  take(length: number): Uint8Array {
    if (length > this.left) throw new WireError(`bytes: expected ${length} more, got ${this.left}`)
    this.at += length
    return this.bytes.subarray(this.at - length, this.at)
  }

  /** What a length field of `width` bytes announces. @throws WireError past the end */
  vector(width: number): Uint8Array {
    return this.take(this.uint(width))
  }

  /** A QUIC variable-length integer (RFC 9000 §16). @throws WireError past the end */
  varint(): number {
    const first = this.bytes[this.at]
    if (first === undefined) throw new WireError('varint: expected a byte, got the end')
    const width = 1 << (first >> 6)
    return this.uint(width) - (first >> 6) * 2 ** (8 * width - 2)
  }
}
