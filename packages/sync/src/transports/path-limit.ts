// The most bytes that a file of the layout may have, so that no address can fill the memory of who asks it.
//
// Generous: what a wall may really hold is judged by whoever parses it. Only the order of magnitude is kept here.

import { MAX_NOTE_BYTES } from '@commonwall/tlog'
import { MAX_EVENT_BYTES, type Path, parsePath, SEGMENT_WIDTH, segmentPositions } from '@commonwall/wall'
import { TransportError } from './transport-error.ts'

const MB = 1024 * 1024
/** Longest hash tile: 256 hashes. */
const HASH_TILE = 8_192
/** Longest C2SP entry bundle of 32-byte ids: 256 × (2 + 32). */
const ENTRY_BUNDLE = 8_704
/** Longest file of any kind; whoever holds more positions than it has room for reads level 0. */
const MOST = 256 * MB

/**
 * Bytes that may come for a path.
 * @throws TransportError `refused` if it is not one of the layout: nothing else is ever asked for
 */
export function pathLimit(path: string): number {
  const parsed = parsePath(path)
  if (parsed === undefined)
    throw new TransportError(
      'transport/refused',
      `path: expected one of the layout, got ${JSON.stringify(path)}`,
    )
  return limitOf(parsed)
}

function limitOf(path: Path): number {
  switch (path.kind) {
    case 'checkpoint':
    case 'inbox':
    case 'release':
    case 'worker':
      return MAX_NOTE_BYTES
    case 'tile':
      return HASH_TILE
    case 'entries':
      return ENTRY_BUNDLE
    case 'evidence':
      return 2 * MAX_NOTE_BYTES + 1024
    case 'index':
    case 'definition':
      return 16 * MB
    case 'app':
      return 64 * MB
    case 'head':
      return 64 * MB
    case 'segment':
      // Stored, not inflated; gzip never makes text longer by more than a thousandth.
      return Math.min(
        MOST,
        (segmentPositions(path.level) / SEGMENT_WIDTH) * (SEGMENT_WIDTH * MAX_EVENT_BYTES + MB),
      )
  }
}
