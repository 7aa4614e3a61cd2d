// Opens a QUIC version 1 Initial as the box of 2024 does (USENIX Security 2025): one datagram alone, nothing put
// together over datagrams or frames.
//
// What it cannot read it lets pass, and that is most of what a browser of today sends: the payload must *begin* with
// a CRYPTO frame; the frame's length is not looked at, the hello behind it is read as far as the datagram goes; a
// connection id longer than RFC 9000 allows, another version, or a datagram cut short end the reading.
//
// The published payload with a length of zero has it as two zero bytes, which are a length of one byte and PADDING to
// anybody else, and it is blocked. So zero bytes before the hello are skipped; whether the box takes them for padding
// or for a length of two bytes is not known.

import { createDecipheriv } from 'node:crypto'
import { concat } from './bytes.ts'
import { Cursor, WireError } from './cursor.ts'
import { headerMask, initialKeys, nonceFor } from './quic-keys.ts'
import { type Hello, readHello } from './read-hello.ts'

const TAG = 16

/** The hello that the box reads, or undefined. */
export function openInitial(datagram: Uint8Array): Hello | undefined {
  try {
    const payload = decrypt(datagram)
    if (payload?.[0] !== 6) return undefined
    const frame = new Cursor(payload, 1)
    if (frame.varint() !== 0) return undefined
    frame.varint()
    while (payload[frame.at] === 0) frame.at++
    const reading = readHello(payload.subarray(frame.at))
    return typeof reading === 'object' ? reading : undefined
  } catch (error) {
    if (error instanceof WireError) return undefined
    throw error
  }
}

/** The frames of the datagram's first packet, if it is an Initial that opens. @throws WireError past the end */
export function decrypt(datagram: Uint8Array): Uint8Array | undefined {
  const cursor = new Cursor(datagram)
  const first = cursor.uint(1)
  if ((first & 0xb0) !== 0x80 || cursor.uint(4) !== 1) return undefined
  const destination = cursor.vector(1)
  if (destination.length > 20) return undefined
  cursor.vector(1)
  cursor.take(cursor.varint())
  const length = cursor.varint()
  if (length > cursor.left || length < 4 + TAG) return undefined
  const keys = initialKeys(destination)
  const start = cursor.at
  const mask = headerMask(keys, datagram.subarray(start + 4, start + 20))
  const firstClear = first ^ ((mask[0] ?? 0) & 0x0f)
  const width = (firstClear & 3) + 1
  const numberBytes = datagram.slice(start, start + width).map((byte, at) => byte ^ (mask[at + 1] ?? 0))
  const packetNumber = new Cursor(numberBytes).uint(width)
  const header = concat(Uint8Array.of(firstClear), datagram.subarray(1, start), numberBytes)
  const decipher = createDecipheriv('aes-128-gcm', keys.key, nonceFor(keys, packetNumber))
  decipher.setAAD(header)
  decipher.setAuthTag(datagram.subarray(start + length - TAG, start + length))
  const clear = decipher.update(datagram.subarray(start + width, start + length - TAG))
  try {
    decipher.final()
  } catch {
    return undefined
  }
  return clear
}
