// How a log's copy comes to a larger checkpoint: never without a proof that it continues the one held.
//
// A few new segments: they are read, and their ids must lead from the old tree to the new root; no tile is asked for.
// More: the new tree's right edge is read, and must have the old root within it; then bodies follow, newest first. A
// checkpoint that does neither is refused, and nothing that was held changes.

import { ProofError, type ReadTile, TileBuilder, TileError, type TileReader, toHex } from '@commonwall/tlog'
import { type Anchor, SEGMENT_WIDTH, segmentPath } from '@commonwall/wall'
import { widthIn } from '../reading/segment.ts'
import type { Ask } from './ask.ts'
import type { Head } from './head.ts'
import { blame, leafOf } from './leaf.ts'
import type { LogCopy, ReadSegmentFile } from './log-copy.ts'
import { lastSegment } from './log-files.ts'
import type { Source } from './source.ts'

/** How many segments may be new for the short way: past it, tiles cost less than bodies. */
const SHORT_WAY = 4

/** A checkpoint as a source gave it. */
export interface Candidate {
  readonly anchor: Anchor
  readonly head: Head
}

/** A checkpoint of another history, and who shows it. */
export interface Rival {
  readonly anchor: Anchor
  readonly source: Source
}

/** A segment that was read on the way, and is not taken in yet. */
export interface ReadOnTheWay {
  readonly index: number
  readonly read: ReadSegmentFile
  readonly source: Source
}

export type Grown =
  | { readonly grown: true; readonly read: readonly ReadOnTheWay[] }
  | { readonly grown: false; readonly rival: Rival | undefined }

/**
 * Brings a log's copy to a candidate.
 * @returns false if it cannot be verified; with the rival, if it is proven to contradict what is held
 */
export async function grow(log: LogCopy, { anchor, head }: Candidate, ask: Ask): Promise<Grown> {
  const sources = [head.source, ...ask.open.filter((source) => source !== head.source)]
  const read: ReadOnTheWay[] = []
  const { size } = anchor
  const last = lastSegment(size)
  const first = Math.floor(log.size / SEGMENT_WIDTH)
  const isShort = last - first < SHORT_WAY && (log.size > 0 ? log.tree !== undefined : last <= 0)
  for (let index = last; index >= (isShort ? first : last); index--) {
    const one = await readWhole(log, index, widthIn(size, index), { ask, head, sources })
    if (one) read.push(one)
  }
  if (isShort && read.length === last - first + 1 && (await goOn(log, anchor, read)))
    return { grown: true, read }
  return jump(log, anchor, { ask, sources, read, last })
}

interface Way {
  readonly ask: Ask
  readonly head: Head
  readonly sources: readonly Source[]
}

/** A segment of the candidate's size, out of the head or from the first source that has it whole. */
async function readWhole(
  log: LogCopy,
  index: number,
  width: number,
  { ask, head, sources }: Way,
): Promise<ReadOnTheWay | undefined> {
  const path = segmentPath(log.hash, 0, index, width)
  for (const source of sources) {
    const bytes = source === head.source ? await head.read(path) : await ask.read(source, path)
    const read = bytes && (await ask.during(source, path, () => log.parse(index, width, bytes)))
    if (read) return { index, read, source }
    if (bytes === undefined && source === head.source && ask.open.includes(source))
      ask.caught(source, 'file/missing', path, 'expected the bodies that it counts, found nothing')
  }
  return undefined
}

/** True if the ids of new segments lead from the tree held to the candidate's root. */
async function goOn(log: LogCopy, anchor: Anchor, read: readonly ReadOnTheWay[]): Promise<boolean> {
  let builder: TileBuilder
  try {
    builder = await TileBuilder.resume(log.size, (path) => log.files.tile(path))
    if (log.checkpoint && toHex(builder.root()) !== log.checkpoint.root) return false
    const oldest = read.at(-1)
    const known = log.size % SEGMENT_WIDTH
    if (oldest && known > 0)
      blame(oldest.index, oldest.read.ids.slice(0, known), (await log.tree?.tile(0, oldest.index)) ?? [])
  } catch {
    return false // the long way says who is wrong
  }
  for (const { index, read: segment } of [...read].reverse())
    for (const [i, id] of segment.ids.entries())
      if (index * SEGMENT_WIDTH + i >= log.size) builder.append(leafOf(id))
  if (builder.size !== anchor.size || toHex(builder.root()) !== anchor.root) return false
  const tiles = new Map(builder.take().map(({ path, bytes }) => [path, bytes]))
  const tree = await log.tiles.open(anchor.size, anchor.root, undefined, (path) => tiles.get(path))
  await log.advance(
    anchor,
    tree,
    [...tiles].map(([path, bytes]) => ({ path, bytes })),
  )
  return true
}

/** Opens the candidate's tree by its tiles and looks for the old root in it. */
async function jump(
  log: LogCopy,
  anchor: Anchor,
  way: {
    readonly ask: Ask
    readonly sources: readonly Source[]
    readonly read: readonly ReadOnTheWay[]
    readonly last: number
  },
): Promise<Grown> {
  const { ask, sources, last } = way
  const newest = way.read.find(({ index }) => index === last)
  for (const source of sources) {
    const opened = await openSome(log, anchor, newest, (path) => ask.read(source, `log/${log.hash}/${path}`))
    if (!opened) {
      if (ask.open.includes(source))
        ask.caught(
          source,
          'log/tree',
          `log/${log.hash}/tile`,
          'expected tiles that lead to the signed root, got others or none',
        )
      continue
    }
    const { tree, continues, fits } = opened
    if (!continues) return { grown: false, rival: { anchor, source } }
    await log.advance(anchor, tree)
    const good: ReadOnTheWay[] = []
    for (const one of way.read) {
      const path = segmentPath(log.hash, 0, one.index, one.read.ids.length)
      const holds = async () => {
        await log.check(one.index, one.read.ids)
        return true
      }
      if ((one === newest && fits) || (await ask.during(one.source, path, holds))) good.push(one)
    }
    return { grown: true, read: good }
  }
  return { grown: false, rival: undefined }
}

interface Opened {
  readonly tree: TileReader
  /** True if the root that is held is in it. */
  readonly continues: boolean
  /** True if the newest segment's ids are its last leaves. */
  readonly fits: boolean
}

/**
 * The candidate's tree: with the newest segment's ids as its last leaves; or with the tiles' own, if they do not fit; or
 * with nothing of ours, if it is another history.
 */
async function openSome(
  log: LogCopy,
  { size, root }: Anchor,
  newest: ReadOnTheWay | undefined,
  tiles: ReadTile,
): Promise<Opened | undefined> {
  const overlay = newest && { index: newest.index, ids: newest.read.ids }
  const ways = [
    ...(overlay ? [{ fits: true, open: () => log.tiles.open(size, root, overlay, tiles) }] : []),
    { fits: false, open: () => log.tiles.open(size, root, undefined, tiles) },
    { fits: false, open: () => log.tiles.openForeign(size, root, tiles) },
  ]
  for (const { fits, open } of ways)
    try {
      const tree = await open()
      const held = log.checkpoint
      const continues = !held || toHex(await tree.rootAt(held.size)) === held.root
      if (!continues) log.tiles.forget()
      return { tree, continues, fits }
    } catch (error) {
      if (!(error instanceof TileError || error instanceof ProofError)) throw error
      log.tiles.forget()
    }
  return undefined
}
