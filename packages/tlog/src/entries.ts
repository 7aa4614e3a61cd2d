// Entry bundles (C2SP tlog-tiles, "Log entries"): the data of up to 256 leaves, each behind its length.

import { TileError } from './errors.ts'
import { HASHES_PER_TILE } from './tile-path.ts'

/** The longest entry that a bundle can hold, in bytes. */
export const MAX_ENTRY_BYTES = 65_535

/** Writes 1 to 256 entries, each behind its length as big-endian uint16. @throws RangeError */
export function encodeEntries(entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length < 1 || entries.length > HASHES_PER_TILE)
    throw new RangeError(`entries: expected 1 to ${HASHES_PER_TILE}, got ${entries.length}`)
  const bytes = new Uint8Array(entries.reduce((sum, entry) => sum + 2 + entry.length, 0))
  const view = new DataView(bytes.buffer)
  let offset = 0
  for (const entry of entries) {
    if (entry.length > MAX_ENTRY_BYTES)
      throw new RangeError(`entry: expected at most ${MAX_ENTRY_BYTES} bytes, got ${entry.length}`)
    view.setUint16(offset, entry.length)
    bytes.set(entry, offset + 2)
    offset += 2 + entry.length
  }
  return bytes
}

/**
 * Reads a bundle to its last byte; the entries are views into it.
 * @throws TileError `bad-entries` where it is cut off, empty or longer than `width` entries allow
 */
export function decodeEntries(bundle: Uint8Array, width?: number): Uint8Array[] {
  const view = new DataView(bundle.buffer, bundle.byteOffset, bundle.byteLength)
  const entries: Uint8Array[] = []
  for (let offset = 0; offset < bundle.length; ) {
    if (entries.length === HASHES_PER_TILE) throw bad(`at most ${HASHES_PER_TILE} entries`, 'more')
    const start = offset + 2
    const end = start <= bundle.length ? start + view.getUint16(offset) : Number.POSITIVE_INFINITY
    if (end > bundle.length) throw bad('whole entries', `an end inside entry ${entries.length}`)
    entries.push(bundle.subarray(start, end))
    offset = end
  }
  if (entries.length === 0 || (width !== undefined && entries.length !== width))
    throw bad(`${width ?? 'at least 1'} entries`, String(entries.length))
  return entries
}

function bad(expected: string, got: string): TileError {
  return new TileError('bad-entries', `entry bundle: expected ${expected}, got ${got}`)
}
