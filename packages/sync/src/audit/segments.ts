// The bodies of a log: every segment canonical, every body with the id of its position and a true signature,
// every kept anchor of a root that this log had, every file of the next level its members end to end.

import { concatBytes, equalBytes } from '@commonwall/tlog'
import { type NostrEvent, SEGMENT_FAN, SEGMENT_WIDTH, segmentPath, segmentPositions } from '@commonwall/wall'
import { readSegment } from '../reading/segment.ts'
import type { Findings } from './findings.ts'
import type { ReadPath } from './source.ts'
import { mustRead } from './tree.ts'

/** Checks many events at once; true where id and signature hold. */
export type VerifyMany = (events: readonly NostrEvent[]) => Promise<readonly boolean[]>

export interface AuditedSegments {
  /** Events by id, of those that verified. */
  readonly events: ReadonlyMap<string, NostrEvent>
  /** Positions and ids that have no body here. */
  readonly holes: ReadonlyMap<string, number>
  /** Notes of kept anchors, with the path of the segment that holds each. */
  readonly anchors: readonly { readonly note: string; readonly path: string }[]
  readonly files: number
}

export interface SegmentsToAudit {
  readonly read: ReadPath
  readonly log: string
  readonly origin: string
  readonly ids: readonly (string | undefined)[]
  readonly verify: VerifyMany
  readonly findings: Findings
}

/** Reads every segment of a log. */
export async function auditSegments(what: SegmentsToAudit): Promise<AuditedSegments> {
  const { read, log, origin, ids, verify, findings } = what
  const events = new Map<string, NostrEvent>()
  const holes = new Map<string, number>()
  const anchors: { note: string; path: string }[] = []
  let files = 0
  let members: (Uint8Array | undefined)[] = []
  for (let first = 0; first < ids.length; first += SEGMENT_WIDTH) {
    const index = first / SEGMENT_WIDTH
    const count = Math.min(SEGMENT_WIDTH, ids.length - first)
    const path = segmentPath(log, 0, index, count)
    files++
    const bytes = await findings.during(path, () => mustRead(read, path))
    members.push(bytes)
    if (bytes)
      await findings.during(path, async () => {
        const content = await readSegment(bytes, { origin, firstIndex: first, count })
        for (const note of content.anchors) anchors.push({ note, path })
        const bodies = content.positions.filter((position) => typeof position !== 'string')
        const verdicts = await verify(bodies)
        const verified = new Set(bodies.filter((_, i) => verdicts[i]))
        for (const [i, position] of content.positions.entries()) {
          const id = typeof position === 'string' ? position : position.id
          const expected = ids[first + i]
          if (expected !== undefined && id !== expected)
            findings.add(path, `position ${first + i}: expected the id ${expected} of the tree, got ${id}`)
          if (typeof position === 'string') holes.set(id, first + i)
          else if (verified.has(position)) events.set(id, position)
          else findings.add(path, `position ${first + i}: expected a true id and signature, got others`)
        }
      })
    if (count === SEGMENT_WIDTH && (index + 1) % SEGMENT_FAN === 0) {
      files += await auditJoined(what, index, members)
      members = []
    }
  }
  return { events, holes, anchors, files }
}

/** The level-1 file that ends with segment `last` must be its sixteen members end to end. */
async function auditJoined(
  { read, log, findings }: SegmentsToAudit,
  last: number,
  members: readonly (Uint8Array | undefined)[],
): Promise<number> {
  const path = segmentPath(log, 1, (last + 1) / SEGMENT_FAN - 1)
  await findings.during(path, async () => {
    const joined = await mustRead(read, path)
    const whole = members.filter((member) => member !== undefined)
    if (whole.length === SEGMENT_FAN && !equalBytes(joined, concatBytes(whole)))
      throw new Error(
        `expected the ${SEGMENT_FAN} segments of ${segmentPositions(1)} positions end to end, got other bytes`,
      )
  })
  return 1
}
