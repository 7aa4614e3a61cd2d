// Fetching the bodies of positions whose ids the signed root already fixes, newest first.
//
// Sixteen segments travel as one file where all sixteen are wanted. Each is taken from the first source whose ids are
// those of the tree; a file that is missing everywhere leaves its places withheld.

import { SEGMENT_FAN, SEGMENT_WIDTH, segmentPath } from '@commonwall/wall'
import { membersOf, widthIn } from '../reading/segment.ts'
import type { Ask } from './ask.ts'
import type { LogCopy, ReadSegmentFile } from './log-copy.ts'
import { lastSegment } from './log-files.ts'
import type { Source } from './source.ts'

export interface Pull {
  readonly log: LogCopy
  readonly ask: Ask
  /** Positions that are wanted, from the newest. */
  readonly depth: number
  readonly take: (index: number, read: ReadSegmentFile, source: Source) => Promise<void>
}

/** Pulls every segment within the depth that is not loaded. */
export async function pullMissing({ log, ask, depth, take }: Pull): Promise<void> {
  const files = missing(log, depth)
  for (const [n, file] of files.entries()) {
    const pulled = pullFile(file, { log, ask, take })
    const next = files[n + 1]
    if (next) ask.readAhead(pathOf(log, next))
    await pulled
  }
}

async function pullFile({ level, index }: SegmentFile, to: Omit<Pull, 'depth'>): Promise<void> {
  if (level === 0) await pullOne(index, to)
  else if (!(await pullGroup(index, to)))
    for (let i = SEGMENT_FAN - 1; i >= 0; i--) await pullOne(index * SEGMENT_FAN + i, to)
}

interface SegmentFile {
  readonly level: 0 | 1
  readonly index: number
}

/** The files that hold what is not loaded, newest first. */
function missing(log: LogCopy, depth: number): readonly SegmentFile[] {
  const files: SegmentFile[] = []
  const oldest = Math.max(0, Math.floor((log.size - depth) / SEGMENT_WIDTH))
  for (let index = lastSegment(log.size); index >= oldest; index--) {
    const group = Math.floor(index / SEGMENT_FAN)
    const isGroup = index % SEGMENT_FAN === SEGMENT_FAN - 1 && group * SEGMENT_FAN >= oldest
    if (isGroup && isWholeGroup(log, group)) {
      files.push({ level: 1, index: group })
      index -= SEGMENT_FAN - 1
    } else if ((log.idsOf(index)?.length ?? 0) < widthIn(log.size, index)) files.push({ level: 0, index })
  }
  return files
}

function pathOf(log: LogCopy, { level, index }: SegmentFile): string {
  return level === 0
    ? segmentPath(log.hash, 0, index, widthIn(log.size, index))
    : segmentPath(log.hash, 1, index)
}

/** Pulls one segment again, to fill places; from these sources only. */
export async function pullOne(
  index: number,
  { log, ask, take }: Omit<Pull, 'depth'>,
  sources: readonly Source[] = ask.open,
): Promise<boolean> {
  const width = widthIn(log.size, index)
  const path = segmentPath(log.hash, 0, index, width)
  const found = await ask.first(
    path,
    async (bytes, source) => {
      const read = await log.parse(index, width, bytes)
      await log.check(index, read.ids)
      return { read, source }
    },
    sources,
  )
  if (found) await take(index, found.read, found.source)
  return found !== undefined
}

/** True if none of a group's segments is loaded, and all are full. */
function isWholeGroup(log: LogCopy, group: number): boolean {
  if ((group + 1) * SEGMENT_FAN * SEGMENT_WIDTH > log.size) return false
  for (let i = 0; i < SEGMENT_FAN; i++) if (log.idsOf(group * SEGMENT_FAN + i)) return false
  return true
}

async function pullGroup(group: number, { log, ask, take }: Omit<Pull, 'depth'>): Promise<boolean> {
  const path = segmentPath(log.hash, 1, group)
  const found = await ask.first(path, (bytes, source) => ({ members: membersOf(bytes), source }))
  if (!found) return false
  const { members, source } = found
  for (let i = SEGMENT_FAN - 1; i >= 0; i--) {
    const index = group * SEGMENT_FAN + i
    const bytes = members[i]
    const read =
      bytes &&
      (await ask.during(source, path, async () => {
        // Held by the store alone from now on: not the whole file that it came in.
        const one = await log.parse(index, SEGMENT_WIDTH, bytes.slice())
        await log.check(index, one.ids)
        return one
      }))
    if (read) await take(index, read, source)
    else await pullOne(index, { log, ask, take })
  }
  return true
}
