// Writing a segment: JSON lines that follow from its positions and anchors alone (DESIGN §3.5).
//
// Takes neither clock nor settings: whoever holds the same writes the same bytes. Refuses what a reader would.

import type { NostrEvent } from '../event/event.ts'
import { isHex64, parseEvent } from '../event/event.ts'
import { hasTrueId } from '../event/identity.ts'
import { KIND } from '../event/kinds.ts'
import { SEGMENT_WIDTH } from '../layout/paths.ts'
import type { Position } from './dictionary.ts'
import { segmentDictionary } from './dictionary.ts'
import { MAX_ANCHOR_BYTES } from './limits.ts'
import { encodeLine } from './line.ts'
import { SegmentError } from './segment-error.ts'

/** What a level-0 segment holds: 1–256 positions, and the notes of the anchors kept with them, by size. */
export interface SegmentContent {
  readonly positions: readonly Position[]
  readonly anchors: readonly string[]
}

const encoder = new TextEncoder()

/**
 * The bytes of a level-0 segment before gzip.
 * @throws SegmentError on what `decodeSegment` would refuse; EventError on an event that is none
 */
export function encodeSegment({ positions, anchors }: SegmentContent): Uint8Array<ArrayBuffer> {
  if (positions.length < 1 || positions.length > SEGMENT_WIDTH)
    throw new SegmentError(undefined, '1 to 256 positions', positions.length)
  positions.forEach((position, index) => {
    checkPosition(position, index + 1)
  })
  const dictionary = segmentDictionary(positions)
  const numbers = new Map(dictionary.map((text, number) => [text, number]))
  const lines = [
    JSON.stringify(dictionary),
    ...positions.map((position) => encodeLine(position, numbers)),
    ...anchors.map((note, index) => encodeAnchor(note, positions.length + 1 + index)),
  ]
  return encoder.encode(`${lines.join('\n')}\n`)
}

/** The line of a kept anchor, without its LF. @throws SegmentError */
export function encodeAnchor(note: string, line: number): string {
  const bytes = encoder.encode(note).length
  if (bytes > MAX_ANCHOR_BYTES)
    throw new SegmentError(line, `a note of at most ${MAX_ANCHOR_BYTES} bytes`, bytes)
  if (!note.isWellFormed()) throw new SegmentError(line, 'well-formed UTF-16', note)
  return JSON.stringify(note)
}

function checkPosition(position: Position, line: number): void {
  if (typeof position === 'string') {
    if (!isHex64(position)) throw new SegmentError(line, 'the id of a hole', position)
    return
  }
  const event: NostrEvent = parseEvent(position)
  if (event.kind === KIND.sealedLine) throw new SegmentError(line, 'a kind that is logged', event.kind)
  if (!hasTrueId(event)) throw new SegmentError(line, 'an id that is the hash of the event', event.id)
}
