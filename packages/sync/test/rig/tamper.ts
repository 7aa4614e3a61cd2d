// Changing what a host serves, so that everything but one thing is as it was.

import { gunzipSync } from 'node:zlib'
import {
  checkpointSize,
  decodeSegment,
  decodeTar,
  encodeSegment,
  encodeTar,
  HEAD_TAR,
  type Position,
  SEGMENT_WIDTH,
  segmentPath,
} from '@commonwall/wall'
import { gz } from './wall-maker.ts'

type Served = ReadonlyMap<string, Uint8Array>

/** The files with some changed, loose and in the head alike; undefined takes one away. */
export function withFiles(
  files: Served,
  changes: Iterable<readonly [string, Uint8Array | undefined]>,
): Map<string, Uint8Array> {
  const changed = new Map(files)
  const head = new Map(
    decodeTar(files.get(HEAD_TAR) ?? new Uint8Array()).map(({ path, bytes }) => [path, bytes]),
  )
  for (const [path, bytes] of changes) {
    const isInHead = head.has(path) || path.startsWith('definition/')
    if (bytes === undefined) {
      changed.delete(path)
      head.delete(path)
    } else {
      changed.set(path, bytes)
      if (isInHead) head.set(path, bytes)
    }
  }
  changed.set(HEAD_TAR, encodeTar([...head].map(([path, bytes]) => ({ path, bytes }))))
  return changed
}

/** The files with the positions of their last segment changed. */
export function withLastSegment(
  files: Served,
  log: string,
  change: (positions: readonly Position[]) => readonly Position[],
): Map<string, Uint8Array> {
  const size = checkpointSize(new TextDecoder().decode(files.get(`log/${log}/checkpoint`))) ?? 0
  const index = Math.ceil(size / SEGMENT_WIDTH) - 1
  const count = size - index * SEGMENT_WIDTH
  const path = segmentPath(log, 0, index, count)
  const content = decodeSegment(gunzipSync(files.get(path) ?? new Uint8Array()), {
    firstIndex: index * SEGMENT_WIDTH,
    count,
  })
  const bytes = gz(encodeSegment({ ...content, positions: change(content.positions) }))
  return withFiles(files, [[path, bytes]])
}
