// How much a segment may hold. All are bytes after inflating (DESIGN §3.5).

import { MAX_EVENT_BYTES } from '../event/event.ts'
import { SEGMENT_WIDTH } from '../layout/paths.ts'

/** The most bytes to which a level-0 segment may inflate: every event at its limit, and 1 MB for the rest. */
export const MAX_SEGMENT_BYTES = SEGMENT_WIDTH * MAX_EVENT_BYTES + 1_000_000
/** The most bytes of one kept anchor, as UTF-8 of the note. */
export const MAX_ANCHOR_BYTES = 2_048
