// What is said when a segment is not as docs/protocol/segment.md says.

import { show } from '../event/event-error.ts'

/** A segment, or its gzip frame, that is refused. */
export class SegmentError extends Error {
  override readonly name = 'SegmentError'
  readonly code = 'segment/invalid'
  /** The line, from 0, or undefined where the bytes are not lines yet. */
  readonly line: number | undefined

  constructor(line: number | undefined, expected: string, got: unknown) {
    super(`${line === undefined ? 'segment' : `line ${line}`}: expected ${expected}, got ${show(got)}`)
    this.line = line
  }
}
