// What is in a client's Initials, for whoever takes the trouble that the box of 2024 does not take: CRYPTO frames of
// several datagrams, in any order, put together (RFC 9000 §19.6).

import { Cursor, WireError } from './cursor.ts'
import { decrypt } from './open-initial.ts'
import { type Hello, readHello } from './read-hello.ts'

export interface CryptoPiece {
  readonly offset: number
  readonly bytes: Uint8Array
}

export interface InitialFrames {
  readonly crypto: readonly CryptoPiece[]
  readonly pings: number
  /** Bytes. */
  readonly padding: number
}

/** The frames of a datagram's first packet; undefined if it is no Initial that opens. */
export function initialFrames(datagram: Uint8Array): InitialFrames | undefined {
  try {
    const payload = decrypt(datagram)
    return payload && framesOf(payload)
  } catch (error) {
    if (error instanceof WireError) return undefined
    throw error
  }
}

/** @throws WireError past the end, and for a frame that a client's first Initials do not have */
function framesOf(payload: Uint8Array): InitialFrames {
  const crypto: CryptoPiece[] = []
  let [pings, padding] = [0, 0]
  const cursor = new Cursor(payload)
  while (cursor.left > 0) {
    const type = cursor.uint(1)
    if (type === 0) padding += 1
    else if (type === 1) pings += 1
    else if (type === 6) {
      const offset = cursor.varint()
      crypto.push({ offset, bytes: cursor.take(cursor.varint()) })
    } else throw new WireError(`frame: expected CRYPTO, PING or PADDING, got type ${type}`)
  }
  return { crypto, pings, padding }
}

/** The hello of all these pieces together; undefined while some of it is missing. */
export function joinHello(pieces: readonly CryptoPiece[]): Hello | undefined {
  const length = Math.max(0, ...pieces.map(({ offset, bytes }) => offset + bytes.length))
  if (length > 65_536) return undefined
  const whole = new Uint8Array(length)
  const held = new Uint8Array(length)
  for (const { offset, bytes } of pieces) {
    whole.set(bytes, offset)
    held.fill(1, offset, offset + bytes.length)
  }
  if (held.includes(0)) return undefined
  const reading = readHello(whole)
  return typeof reading === 'object' ? reading : undefined
}
