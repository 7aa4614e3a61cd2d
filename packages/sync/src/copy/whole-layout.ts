// What a static copy has beside what a copy keeps: all tiles, entry bundles, the joined segments, `head.tar`. Everything
// here follows from what is held, so the same holdings give the same files.

import { concatBytes, encodeEntries, entriesPath, fromHex, TileBuilder } from '@commonwall/tlog'
import {
  checkpointPath,
  encodeTar,
  HEAD_TAR,
  inboxPath,
  parsePath,
  SEGMENT_FAN,
  SEGMENT_WIDTH,
  segmentPath,
  type TarFile,
} from '@commonwall/wall'
import type { Copy } from './copy.ts'
import { CopyError } from './copy-error.ts'
import { leafOf } from './leaf.ts'
import type { LogCopy } from './log-copy.ts'
import { lastSegment } from './log-files.ts'

/**
 * The derived files of every log that is held whole; of the others only what `head.tar` needs. Tiles and joined segments
 * come one after another, so that a mirror of a large wall holds few of them at once.
 * @throws CopyError copy/no-wall; copy/incomplete if a segment that is loaded is not in the store
 */
export async function* derivedFiles(copy: Copy): AsyncGenerator<TarFile> {
  if (copy.wall === undefined) throw new CopyError('copy/no-wall', 'wall: expected one, got none yet')
  for (const log of copy.logs.values())
    if (log.size > 0 && log.held === log.size) yield* filesOfLog(copy, log)
  yield { path: HEAD_TAR, bytes: await headFile(copy) }
}

/** `head.tar`: all definitions, evidence, and of each default log checkpoint, inbox and last segment. */
export async function headFile({ store, logs }: Copy): Promise<Uint8Array> {
  const wanted = new Set<string>()
  for (const path of await store.list()) {
    const kind = parsePath(path)?.kind
    if (kind === 'definition' || kind === 'evidence') wanted.add(path)
  }
  for (const { hash, admission, size } of logs.values()) {
    if (admission !== 'default' || size === 0) continue
    const last = lastSegment(size)
    const width = size - last * SEGMENT_WIDTH
    for (const path of [checkpointPath(hash), inboxPath(hash), segmentPath(hash, 0, last, width)])
      wanted.add(path)
  }
  const files: TarFile[] = []
  for (const path of wanted) {
    const bytes = await store.get(path)
    if (bytes) files.push({ path, bytes })
  }
  return encodeTar(files)
}

async function* filesOfLog({ store }: Copy, log: LogCopy): AsyncGenerator<TarFile> {
  const below = (path: string) => `log/${log.hash}/${path}`
  const builder = new TileBuilder()
  for (let index = 0; index <= lastSegment(log.size); index++) {
    const ids = log.idsOf(index)?.slice(0, log.size - index * SEGMENT_WIDTH)
    if (!ids) throw new CopyError('copy/incomplete', `segment ${index}: expected it loaded, got none`)
    for (const id of ids) builder.append(leafOf(id))
    yield {
      path: below(entriesPath(index, ids.length)),
      bytes: encodeEntries(ids.map((id) => fromHex(id) ?? new Uint8Array())),
    }
    if ((index + 1) % SEGMENT_FAN === 0 && ids.length === SEGMENT_WIDTH) {
      const members: Uint8Array[] = []
      for (let member = index - SEGMENT_FAN + 1; member <= index; member++) {
        const bytes = await store.get(segmentPath(log.hash, 0, member))
        if (!bytes) throw new CopyError('copy/incomplete', `segment ${member}: expected its file, got none`)
        members.push(bytes)
      }
      yield { path: segmentPath(log.hash, 1, (index + 1) / SEGMENT_FAN - 1), bytes: concatBytes(members) }
    }
  }
  for (const { path, bytes } of builder.take()) yield { path: below(path), bytes }
}
