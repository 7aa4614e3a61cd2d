// A segment filled with maximal legal events: whoever reads it must still be able to (DESIGN §3.5).

import {
  alreadyVerified,
  decodeSegment,
  encodeSegment,
  MAX_SEGMENT_BYTES,
  stringifyEvent,
} from '@commonwall/wall'
import type { SignedEvent } from '../conformance/client.ts'

/** Says what is wrong with a segment of nothing but these events, each as often as it takes; undefined if nothing. */
export function fullSegmentProblem(events: readonly SignedEvent[], width = 256): string | undefined {
  const positions = Array.from({ length: width }, (_, n) => {
    const event = events[n % events.length]
    if (!event) throw new Error('full segment: expected at least one event')
    return alreadyVerified(event)
  })
  const bytes = encodeSegment({ positions, anchors: [] })
  if (bytes.length > MAX_SEGMENT_BYTES)
    return `expected at most ${MAX_SEGMENT_BYTES} bytes, got ${bytes.length}`
  const read = decodeSegment(bytes, { firstIndex: 0, count: width })
  const differs = read.positions.findIndex(
    (position, n) =>
      typeof position === 'string' || stringifyEvent(position) !== stringifyEvent(positions[n] ?? position),
  )
  return differs < 0 ? undefined : `position ${differs} was read as something else`
}
