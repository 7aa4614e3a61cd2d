// head.tar: the smallest bundle. All definitions, evidence, and of each default log checkpoint, inbox and last segment.

import {
  checkpointPath,
  checkpointSize,
  encodeTar,
  HEAD_TAR,
  inboxPath,
  SEGMENT_WIDTH,
  segmentPath,
} from '@commonwall/wall'
import type { Files, FileWrite } from './files.ts'

/** Packs and publishes what is published now. @param always definitions and evidence @param logs the 16 hex digits that end the origins of the default logs */
export async function writeHead(
  files: Files,
  always: readonly string[],
  logs: readonly string[],
): Promise<void> {
  await files.write([{ path: HEAD_TAR, bytes: await packHead(files, always, logs) }])
}

/** The bytes of `head.tar`: a function of the files that it is made of. */
export async function packHead(
  files: Pick<Files, 'read'>,
  always: readonly string[],
  logs: readonly string[],
): Promise<Uint8Array> {
  const packed: FileWrite[] = []
  const pack = async (path: string) => {
    const bytes = await files.read(path)
    if (bytes) packed.push({ path, bytes })
    return bytes
  }
  for (const path of always) await pack(path)
  for (const log of logs) {
    const checkpoint = await pack(checkpointPath(log))
    await pack(inboxPath(log))
    const size = checkpointSize(Buffer.from(checkpoint ?? '').toString('utf8')) ?? 0
    if (size === 0) continue
    const last = Math.ceil(size / SEGMENT_WIDTH) - 1
    const width = size - last * SEGMENT_WIDTH
    await pack(segmentPath(log, 0, last, width === SEGMENT_WIDTH ? undefined : width))
  }
  return encodeTar(packed)
}
