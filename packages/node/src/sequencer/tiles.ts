// The tree of a log on disk: resumed from its tiles, or made again from the ids in the store.
//
// Tiles are a function of the ids in the store, so they can be lost and never disagree with it unseen: what
// does not hash to the promised root is made again, and if the store's own ids do not lead there, refused.

import type { TileFile } from '@commonwall/tlog'
import {
  concatBytes,
  encodeEntries,
  entriesPath,
  equalBytes,
  HASHES_PER_TILE,
  leafHash,
  ProofError,
  TileBuilder,
  TileError,
  tilePath,
  toHex,
} from '@commonwall/tlog'
import type { Files } from '../publish/files.ts'
import type { EventStore, LogName } from '../store/store.ts'
import type { TreeHead } from './lock-database.ts'
import { SequencerError } from './sequencer-error.ts'

export interface TreeSource {
  readonly log: LogName
  readonly store: EventStore
  /** The log's own published folder. */
  readonly files: Files
}

/** Ids that are read from the store, and whose tiles are written, at once. */
const STEP = 65_536

/** The tree of a promised head, ready to grow. @throws SequencerError `sequencer/differs` */
export async function openTree(head: TreeHead, source: TreeSource): Promise<TileBuilder> {
  const builder = await TileBuilder.resume(head.size, (path) => source.files.read(path)).catch(unlessUnusable)
  const usable = builder && toHex(builder.root()) === head.root && (await endsLikeStore(head.size, source))
  return usable ? builder : rebuild(head, source)
}

/** True if the last leaves in the tiles are the last places in the store. */
async function endsLikeStore(size: number, { log, store, files }: TreeSource): Promise<boolean> {
  if (size === 0) return true
  const index = Math.floor((size - 1) / HASHES_PER_TILE)
  const ids = store.placed(log, index * HASHES_PER_TILE, size)
  const tile = await files.read(tilePath(0, index, ids.length))
  return tile !== undefined && equalBytes(tile, concatBytes(ids.map((id) => leafHash(bytesOfId(id)))))
}

/**
 * Appends the ids at [builder.size, size) of the store and gives the tiles and entry bundles that changed.
 * The builder is spoilt if this or the writing of the files fails: open it again.
 */
export function growTree(builder: TileBuilder, size: number, { log, store }: TreeSource): TileFile[] {
  const from = builder.size - (builder.size % HASHES_PER_TILE)
  const ids = store.placed(log, from, size).map(bytesOfId)
  for (const id of ids.slice(builder.size - from)) builder.append(leafHash(id))
  const bundles: TileFile[] = []
  for (let at = 0; at < ids.length; at += HASHES_PER_TILE) {
    const entries = ids.slice(at, at + HASHES_PER_TILE)
    const path = entriesPath((from + at) / HASHES_PER_TILE, entries.length)
    bundles.push({ path, bytes: encodeEntries(entries) })
  }
  return [...builder.take(), ...bundles]
}

async function rebuild(head: TreeHead, source: TreeSource): Promise<TileBuilder> {
  const builder = new TileBuilder()
  while (builder.size < head.size)
    await source.files.write(growTree(builder, Math.min(head.size, builder.size + STEP), source))
  if (toHex(builder.root()) !== head.root)
    throw new SequencerError(
      'sequencer/differs',
      `the store holds other leaves of the ${source.log} log than the ${head.size} that were signed; nothing was signed`,
    )
  return builder
}

function unlessUnusable(error: unknown): undefined {
  if (error instanceof TileError || error instanceof ProofError) return undefined
  throw error
}

/** The data of a leaf: the 32 bytes of the event's id. */
function bytesOfId(id: string): Uint8Array {
  return Buffer.from(id, 'hex')
}
