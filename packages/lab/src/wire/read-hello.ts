// What a middlebox reads in a TLS ClientHello (RFC 8446 §4.1.2): the name, the extensions, the ALPN.
//
// It verifies nothing. A hello in pieces is read only as far as the box puts pieces together: over TCP segments
// (the caller joins them), and over TLS records (`joinRecords`).

import { toLatin1 } from './bytes.ts'
import { Cursor, WireError } from './cursor.ts'

export interface Hello {
  readonly sni: string | undefined
  readonly extensions: readonly number[]
  readonly alpn: readonly string[]
}

/** `other`: not a hello, or one that this box cannot read; `more`: it may become one. */
export type HelloReading = Hello | 'other' | 'more'

export const ESNI = 0xffce
export const ECH = 0xfe0d

/** Reads the start of a TCP stream as a box does. */
export function readTlsHello(stream: Uint8Array, options: { readonly joinRecords: boolean }): HelloReading {
  const pieces: number[] = []
  let at = 0
  for (;;) {
    const head = stream.subarray(at, at + 5)
    const [type, major] = head
    if ((type ?? 22) !== 22 || (major ?? 3) !== 3) return 'other'
    if (head.length < 5) return 'more'
    const length = ((head[3] ?? 0) << 8) | (head[4] ?? 0)
    const body = stream.subarray(at + 5, at + 5 + length)
    for (const byte of body) pieces.push(byte)
    const reading = readHello(Uint8Array.from(pieces))
    if (reading !== 'more') return reading
    if (body.length < length) return 'more'
    if (!options.joinRecords) return 'other'
    at += 5 + length
  }
}

/** The name in the first packet of a greeting, if the packet reaches as far; what follows it is not waited for. */
export function readNameInPacket(packet: Uint8Array): string | undefined {
  const [type, major] = packet
  if (type !== 22 || major !== 3 || packet[5] !== 1) return undefined
  const found: { sni: string | undefined } = { sni: undefined }
  try {
    readBody(new Cursor(packet, 9), found)
  } catch (error) {
    if (!(error instanceof WireError)) throw error
  }
  return found.sni
}

/** Reads a handshake message, as it lies in TLS records, in QUIC CRYPTO frames or in DTLS fragments. */
export function readHello(message: Uint8Array): HelloReading {
  if ((message[0] ?? 1) !== 1) return 'other'
  if (message.length < 4) return 'more'
  try {
    const cursor = new Cursor(message, 1)
    const length = cursor.uint(3)
    if (cursor.left < length) return 'more'
    return readBody(new Cursor(cursor.take(length)))
  } catch (error) {
    if (error instanceof WireError) return 'other'
    throw error
  }
}

/** @param found what was read before an error. @throws WireError for lengths that do not fit */
function readBody(body: Cursor, found: { sni: string | undefined } = { sni: undefined }): Hello {
  body.take(34)
  body.vector(1)
  body.vector(2)
  body.vector(1)
  const extensions: number[] = []
  let alpn: string[] = []
  const length = body.left === 0 ? 0 : body.uint(2)
  // Extensions are read one by one, so that a packet that ends early has shown those before its end.
  const all = new Cursor(body.bytes, body.at)
  while (all.at < body.at + length) {
    const type = all.uint(2)
    const value = new Cursor(all.vector(2))
    extensions.push(type)
    if (type === 0 && value.left > 0) found.sni = readServerName(value)
    if (type === 16 && value.left > 0) alpn = readAlpn(new Cursor(value.vector(2)))
  }
  return { sni: found.sni, extensions, alpn }
}

function readServerName(value: Cursor): string | undefined {
  const names = new Cursor(value.vector(2))
  return names.uint(1) === 0 ? toLatin1(names.vector(2)) : undefined
}

function readAlpn(names: Cursor): string[] {
  const all: string[] = []
  while (names.left > 0) all.push(toLatin1(names.vector(1)))
  return all
}
