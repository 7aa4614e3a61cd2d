// A reader of a published log that believes nothing: from the checkpoint down to every body.

import { gunzipSync } from 'node:zlib'
import type { TileReader } from '@commonwall/tlog'
import {
  decodeEntries,
  entriesPath,
  equalBytes,
  leafHash,
  TileReader as Reader,
  toHex,
} from '@commonwall/tlog'
import type { Anchor, Position } from '@commonwall/wall'
import { decodeSegment, inflateMembers, MAX_SEGMENT_BYTES, segmentPath } from '@commonwall/wall'
import type { Files } from '../../src/publish/files.ts'
import { filesBelow } from '../../src/publish/files.ts'
import type { LogKey } from '../../src/sequencer/log-key.ts'
import { readOwnCheckpoint } from '../../src/sequencer/own-checkpoint.ts'

export interface Published {
  readonly anchor: Anchor
  readonly tiles: TileReader
  /** By place. */
  readonly ids: readonly string[]
  readonly positions: readonly Position[]
  /** Notes kept in segments. */
  readonly kept: readonly string[]
}

/** Reads and verifies everything under the checkpoint. @throws Error naming what is wrong */
export async function checkPublished(files: Files, key: LogKey, hash: string): Promise<Published> {
  const below = filesBelow(files, `log/${hash}`)
  const note = await below.read('checkpoint')
  if (note === undefined) throw new Error('no checkpoint')
  const anchor = await readOwnCheckpoint(Buffer.from(note).toString(), key, [])
  const { size, root } = anchor
  const tiles = await Reader.open({
    size,
    root: Buffer.from(root, 'hex'),
    readTile: (path) => below.read(path),
  })
  const ids: string[] = []
  const positions: Position[] = []
  const kept: string[] = []
  for (let start = 0; start < size; start += 256) {
    const width = Math.min(256, size - start)
    const bundle =
      (await below.read(entriesPath(start / 256, width))) ?? (await below.read(entriesPath(start / 256)))
    const entries = decodeEntries(bundle ?? new Uint8Array(0)).slice(0, width)
    const leaves = await tiles.tile(0, start / 256)
    entries.forEach((entry, i) => {
      const leaf = leaves[i]
      if (leaf === undefined || !equalBytes(leaf, leafHash(entry)))
        throw new Error(`entry ${start + i} differs`)
      ids.push(toHex(entry))
    })
    const whole =
      (await files.read(segmentPath(hash, 0, start / 256, width === 256 ? undefined : width))) ??
      (await files.read(segmentPath(hash, 0, start / 256)))
    const inflated = await inflateMembers(whole ?? new Uint8Array(0), {
      count: 1,
      cap: MAX_SEGMENT_BYTES,
      inflate: (member) => gunzipSync(member),
    })
    const count = inflated[0] === undefined ? 0 : width
    const content = decodeSegment(inflated[0] ?? new Uint8Array(0), {
      origin: key.origin,
      firstIndex: start,
      count,
    })
    content.positions.forEach((position, i) => {
      const id = typeof position === 'string' ? position : position.id
      if (id !== ids[start + i]) throw new Error(`body ${start + i} differs`)
      positions.push(position)
    })
    kept.push(...content.anchors)
  }
  if (ids.length !== size) throw new Error(`expected ${size} entries, got ${ids.length}`)
  return { anchor, tiles, ids, positions, kept }
}

/** Checks that the log still begins with what an earlier checkpoint said. @throws Error */
export async function checkGrowth(published: Published, earlier: Anchor): Promise<void> {
  if (published.anchor.size < earlier.size)
    throw new Error(`the log shrank from ${earlier.size} to ${published.anchor.size}`)
  const root = toHex(await published.tiles.rootAt(earlier.size))
  if (root !== earlier.root) throw new Error(`the log forked below ${earlier.size}`)
}
