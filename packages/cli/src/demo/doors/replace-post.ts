// Puts another body in a post's place, wherever a stopped server keeps or publishes it: as whoever holds the machine can,
// and knows better than to ask the program.
//
// Ids and tree stay as they were: nobody but the log's key can change those, and then witnesses see it.

import { DatabaseSync } from 'node:sqlite'
import { gunzipSync, gzipSync } from 'node:zlib'
import { dataFolder } from '@commonwall/node'
import { listFolder, readFolder } from '@commonwall/sync/node'
import {
  decodeSegment,
  decodeTar,
  encodeSegment,
  encodeTar,
  HEAD_TAR,
  type NostrEvent,
  parsePath,
  SEGMENT_WIDTH,
  withCanonicalHeader,
} from '@commonwall/wall'
import { folderTarget } from '../../mirror/folder-target.ts'

export interface Replacement {
  /** The logged id; the body's own may be another. */
  readonly id: string
  readonly position: number
  readonly body: NostrEvent
}

/** The server must not be running. @param data its data folder */
export async function replacePost(data: string, replacement: Replacement): Promise<void> {
  const { store, published } = dataFolder(data)
  inStore(store, replacement)
  const read = readFolder(published)
  const target = folderTarget(published, '')
  for (const path of await listFolder(published)) {
    const bytes = await read(path)
    if (bytes === undefined) continue
    const changed = path === HEAD_TAR ? inHead(bytes, replacement) : inSegment(path, bytes, replacement)
    if (changed !== undefined) await target.put({ path, bytes: changed })
  }
}

function inStore(path: string, { id, body: { tags, content, sig } }: Replacement): void {
  const database = new DatabaseSync(path)
  try {
    database
      .prepare('UPDATE events SET body = ? WHERE id = ?')
      .run(JSON.stringify([tags, content, sig]), Buffer.from(id, 'hex'))
  } finally {
    database.close()
  }
}

function inHead(bytes: Uint8Array, replacement: Replacement): Uint8Array {
  return encodeTar(
    decodeTar(bytes).map(({ path, bytes: inner }) => ({
      path,
      bytes: inSegment(path, inner, replacement) ?? inner,
    })),
  )
}

/** Undefined for a file in which the post does not stand. */
function inSegment(path: string, bytes: Uint8Array, { position, body }: Replacement): Uint8Array | undefined {
  const known = parsePath(path)
  if (known?.kind !== 'segment' || known.level !== 0) return undefined
  const firstIndex = known.index * SEGMENT_WIDTH
  const at = position - firstIndex
  if (at < 0 || at >= known.width) return undefined
  const { positions, anchors } = decodeSegment(gunzipSync(bytes), { firstIndex, count: known.width })
  return withCanonicalHeader(gzipSync(encodeSegment({ positions: positions.with(at, body), anchors })))
}
