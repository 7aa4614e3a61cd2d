// Reading bodies: the bytes of a segment's file to its positions and notes, within the limits of the format.
//
// One member at a time, so that no file needs more memory than one segment may inflate to. Ids are computed here;
// whether they are those of the log, and whether signatures hold, is for whoever has the tree.

import {
  decodeSegment,
  inflateMembers,
  MAX_SEGMENT_BYTES,
  SEGMENT_FAN,
  SEGMENT_WIDTH,
  type SegmentContent,
  SegmentError,
  type SegmentPlace,
  splitMembers,
} from '@commonwall/wall'
import { inflate } from '../inflate.ts'

/** Reads a file of level 0, one member. @throws SegmentError, RangeError, TypeError (of the inflater) */
export async function readSegment(bytes: Uint8Array, place: SegmentPlace): Promise<SegmentContent> {
  const [inflated] = await inflateMembers(bytes, { count: 1, cap: MAX_SEGMENT_BYTES, inflate })
  return decodeSegment(inflated ?? new Uint8Array(), place)
}

/** The sixteen files of level 0 that a file of level 1 is, in order and not yet read. @throws SegmentError */
export function membersOf(bytes: Uint8Array): readonly Uint8Array[] {
  const members = splitMembers(bytes)
  if (members.length !== SEGMENT_FAN)
    throw new SegmentError(undefined, `${SEGMENT_FAN} gzip members`, members.length)
  return members
}

/** How many positions segment `index` of level 0 has in a log of `size`. */
export function widthIn(size: number, index: number): number {
  return Math.min(SEGMENT_WIDTH, size - index * SEGMENT_WIDTH)
}
