// A slip: invitation, request or answer as one line of text, which a file, a printed code or a message carries.
//
// Bytes in base64url without padding: one for the kind, the fields, and the first four of SHA-256 over all
// before, so that a mistyped or half-scanned one is refused and not misread. Opaque: no word of it tells what it is.

import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes } from '@noble/hashes/utils.js'
import { CredentialError } from './credential-error.ts'

export const SLIP = { invitation: 1, request: 2, answer: 3 } as const
export type SlipKind = (typeof SLIP)[keyof typeof SLIP]

/** The most characters of a slip. */
export const MAX_SLIP = 4_000
const CHECK_BYTES = 4

/** Writes fields one after the other; those without a fixed length have one byte before them. */
export function writeSlip(kind: SlipKind, fields: readonly Uint8Array[]): string {
  const body = concatBytes(new Uint8Array([kind]), ...fields)
  const bytes = concatBytes(body, sha256(body).subarray(0, CHECK_BYTES))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** Reads the fields of a slip from first to last. */
export class SlipReader {
  readonly #bytes: Uint8Array
  #at = 0

  /** @param text white space around it is cut off @throws CredentialError credential/format */
  constructor(kind: SlipKind, text: string) {
    const bytes = bytesOf(text.trim())
    const body = bytes.subarray(0, Math.max(0, bytes.length - CHECK_BYTES))
    const check = sha256(body)
    if (body.length === 0 || bytes.subarray(body.length).some((byte, i) => byte !== check[i]))
      throw refused('slip', 'a whole one', 'one with a character missing or changed')
    if (body[0] !== kind) throw refused('slip', `one of kind ${kind}`, body[0])
    this.#bytes = body.subarray(1)
  }

  /** The next `length` bytes. @throws CredentialError */
  take(length: number): Uint8Array {
    const part = this.#bytes.subarray(this.#at, this.#at + length)
    if (part.length !== length) throw refused('slip', `${length} more bytes`, part.length)
    this.#at += length
    return part
  }

  /** A number of four bytes, the greatest first. @throws CredentialError */
  number(): number {
    const part = this.take(4)
    return new DataView(part.buffer, part.byteOffset).getUint32(0)
  }

  /** Bytes behind one that tells their length. @throws CredentialError */
  sized(): Uint8Array {
    return this.take(this.take(1)[0] ?? 0)
  }

  /** UTF-8 behind a byte that tells its length. @throws CredentialError */
  text(field: string): string {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(this.sized())
    } catch (error) {
      if (error instanceof CredentialError) throw error
      throw refused(field, 'UTF-8', 'other bytes')
    }
  }

  /** @throws CredentialError where bytes are left */
  end(): void {
    const left = this.#bytes.length - this.#at
    if (left > 0) throw refused('slip', 'nothing more', `${left} bytes`)
  }
}

/** A field behind a byte that tells its length. @throws RangeError above 255 bytes */
export function sized(bytes: Uint8Array): Uint8Array {
  if (bytes.length > 255) throw new RangeError(`expected at most 255 bytes, got ${bytes.length}`)
  return concatBytes(new Uint8Array([bytes.length]), bytes)
}

/** A number in four bytes, the greatest first. */
export function fourBytes(value: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}

function bytesOf(text: string): Uint8Array {
  if (text.length > MAX_SLIP || !/^[A-Za-z0-9_-]+$/.test(text) || text.length % 4 === 1)
    throw refused('slip', `at most ${MAX_SLIP} characters of base64url`, text)
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}

function refused(field: string, expected: string, got: unknown): CredentialError {
  return new CredentialError('credential/format', field, expected, got)
}
