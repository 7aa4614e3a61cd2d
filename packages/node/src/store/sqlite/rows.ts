// How an event and its tags are written in a row, and read back.

import { createHash } from 'node:crypto'
import { alreadyVerified, isHex64, type NostrEvent, type VerifiedEvent } from '@commonwall/wall'
import type { Row } from './statements.ts'

/** The columns that `readEvent` takes, in its order. */
export const EVENT_COLUMNS = 'id, pubkey, created_at, kind, body'

/** Longer tag values are indexed by their hash. */
const LONGEST_PLAIN_VALUE = 128

export function bytes(hex: string): Uint8Array {
  return Buffer.from(hex, 'hex')
}

export function hex(blob: Row[number]): string {
  const { buffer, byteOffset, byteLength } = blob as Uint8Array
  return Buffer.from(buffer, byteOffset, byteLength).toString('hex')
}

export function writeBody({ tags, content, sig }: NostrEvent): string {
  return JSON.stringify([tags, content, sig])
}

/** Only verified events are ever written, so what is read is verified. */
export function readEvent([id, pubkey, created_at, kind, body]: Row): VerifiedEvent {
  const [tags, content, sig] = JSON.parse(body as string) as [string[][], string, string]
  return alreadyVerified({
    id: hex(id),
    pubkey: hex(pubkey),
    created_at: created_at as number,
    kind: kind as number,
    tags,
    content,
    sig,
  })
}

/**
 * The index key of a tag, given as letter + value: the letter, then the value. Ids and keys are written raw
 * after 0xff and long values as their hash after 0xfe, two bytes that no UTF-8 holds, so no two tags share a key.
 */
export function tagKey(tag: string): Uint8Array {
  const value = tag.slice(1)
  if (isHex64(value)) return Buffer.concat([Buffer.of(tag.charCodeAt(0), 0xff), bytes(value)])
  const plain = Buffer.from(tag)
  if (plain.length <= LONGEST_PLAIN_VALUE) return plain
  return Buffer.concat([plain.subarray(0, 1), Buffer.of(0xfe), createHash('sha256').update(plain).digest()])
}
