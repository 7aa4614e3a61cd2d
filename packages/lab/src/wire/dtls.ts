// What a box reads in a DTLS ClientHello (RFC 6347 §4.2.2): the lists by which a library is told from a browser.

import { toHex } from './bytes.ts'
import { Cursor, WireError } from './cursor.ts'

export interface DtlsRecord {
  readonly type: number
  readonly body: Uint8Array
}

export function readDtlsRecord(datagram: Uint8Array): DtlsRecord | undefined {
  const [type = 0, major] = datagram
  if (type < 20 || type > 25 || major !== 0xfe || datagram.length < 13) return undefined
  return { type, body: datagram.subarray(13) }
}

/** Handshake type of a record, or undefined. */
export function handshakeType({ type, body }: DtlsRecord): number | undefined {
  return type === 22 ? body[0] : undefined
}

/** `version,ciphers,extensions` in hexadecimal, as ClientHello fingerprints are written; undefined for anything else. */
export function dtlsFingerprint(record: DtlsRecord): string | undefined {
  if (handshakeType(record) !== 1) return undefined
  try {
    const body = new Cursor(record.body, 12)
    const version = body.uint(2)
    body.take(32)
    body.vector(1)
    body.vector(1)
    const ciphers = toHex(body.vector(2)).match(/.{4}/g) ?? []
    body.vector(1)
    const extensions: string[] = []
    const all = new Cursor(body.left === 0 ? new Uint8Array() : body.vector(2))
    while (all.left > 0) {
      extensions.push(all.uint(2).toString(16))
      all.vector(2)
    }
    return `${version.toString(16)},${ciphers.join('-')},${extensions.join('-')}`
  } catch (error) {
    if (error instanceof WireError) return undefined
    throw error
  }
}
