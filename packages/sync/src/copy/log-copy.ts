// One log as a copy holds it: the largest checkpoint that was verified, its tree, and the segments read so far.
//
// Every id that stands here leads to the signed root. Bodies are passed on to the shelf of events; where none is held
// the place is a hole. What is loaded is a run of segments up to the newest, or a part of it.

import {
  concatBytes,
  equalBytes,
  TileError,
  type TileReader,
  tilePath,
  toHex,
  treeRoot,
} from '@commonwall/tlog'
import {
  type Anchor,
  encodeSegment,
  type LogEntry,
  type LogHoldings,
  readAnchor,
  SEGMENT_WIDTH,
  type SegmentContent,
  type WitnessEntry,
} from '@commonwall/wall'
import type { ProvenPlace } from '../audit/definition-files.ts'
import type { NamedLog } from '../audit/known-logs.ts'
import { gzipMember } from '../gzip.ts'
import { readSegment, widthIn } from '../reading/segment.ts'
import type { PathStore } from '../store/path-store.ts'
import type { EventShelf } from './event-shelf.ts'
import { blame, idOf, leafOf } from './leaf.ts'
import { edgeOf, LogFiles, lastSegment } from './log-files.ts'
import { LogTiles } from './log-tiles.ts'

/** A segment as a source gave it, or as the store has it. */
export interface ReadSegmentFile {
  readonly content: SegmentContent
  /** By position. */
  readonly ids: readonly string[]
}

interface HeldSegment {
  readonly ids: readonly string[]
  readonly anchors: readonly Anchor[]
}

/** Notes in a segment that do not belong there. */
export interface StrayNotes {
  /** Why each could not be read. */
  readonly unreadable: readonly string[]
  /** Signed by the log, and of another history than the one held. */
  readonly rivals: readonly Anchor[]
}

export interface LogCopyOptions {
  readonly store: PathStore
  readonly log: NamedLog
  readonly wall: string
  readonly shelf: EventShelf
  /** Every path of the store. */
  readonly paths: Iterable<string>
}

export class LogCopy {
  readonly key: string
  readonly origin: string
  readonly admission: LogEntry['admission']
  readonly files: LogFiles
  readonly tiles: LogTiles
  /** Segments of which a body had a false signature: to be written again. */
  readonly spoiled = new Set<number>()
  /** How often each segment was asked for again because of its empty places. */
  readonly refills: number[] = []
  readonly #wall: string
  readonly #shelf: EventShelf
  readonly #segments = new Map<number, HeldSegment>()
  readonly #positions = new Map<string, number>()
  /** Ids of which only proofs say where they stand, and no segment yet: the roots above these proofs. */
  readonly #told = new Map<string, readonly string[]>()
  #witnesses: readonly WitnessEntry[]
  #checkpoint: Anchor | undefined
  #tree: TileReader | undefined

  constructor({ store, log, wall, shelf, paths }: LogCopyOptions) {
    this.key = log.key
    this.origin = log.origin
    this.admission = log.admission
    this.files = new LogFiles(store, log.hash, paths)
    this.tiles = new LogTiles(this.files, (index) => this.idsOf(index))
    this.#wall = wall
    this.#shelf = shelf
    this.#witnesses = log.witnesses
  }

  get hash(): string {
    return this.files.hash
  }

  /** The largest one that was verified, and led here from every one before. */
  get checkpoint(): Anchor | undefined {
    return this.#checkpoint
  }

  get size(): number {
    return this.#checkpoint?.size ?? 0
  }

  /** The tree of the checkpoint; undefined before the first, or if its edge was lost. */
  get tree(): TileReader | undefined {
    return this.#tree
  }

  /** Ids by their places, of segments that are loaded and of proofs that definitions carry. */
  get positions(): ReadonlyMap<string, number> {
    return this.#positions
  }

  /** Segments that are loaded. */
  get loaded(): ReadonlySet<number> {
    return new Set(this.#segments.keys())
  }

  /** The ids of a loaded segment. */
  idsOf(index: number): readonly string[] | undefined {
    return this.#segments.get(index)?.ids
  }

  /** Kept anchors of loaded segments, and the checkpoint. */
  get anchors(): readonly Anchor[] {
    const kept = [...this.#segments].sort(([a], [b]) => a - b).flatMap(([, { anchors }]) => anchors)
    return this.#checkpoint ? [...kept, this.#checkpoint] : kept
  }

  /** How many of its positions are loaded. */
  get held(): number {
    let held = 0
    for (const [index, { ids }] of this.#segments) held += Math.min(ids.length, widthIn(this.size, index))
    return held
  }

  /** Places without a body, in loaded segments, newest first. */
  holes(): { readonly id: string; readonly position: number }[] {
    const holes: { id: string; position: number }[] = []
    for (const [index, { ids }] of [...this.#segments].sort(([a], [b]) => b - a))
      for (const [i, id] of [...ids.entries()].reverse())
        if (!this.#shelf.has(id)) holes.push({ id, position: index * SEGMENT_WIDTH + i })
    return holes
  }

  /** What the fold of definitions looks at. */
  holdings(proven: readonly Anchor[]): LogHoldings {
    const anchors = [...this.anchors, ...proven]
    return { key: this.key, positions: this.#positions, length: this.held, proven: this.#told, anchors }
  }

  /**
   * Places that were proven without their segments, each time all of them. Where a segment is held it alone says what
   * stands there: a proof may be of a history that the log signed for one reader, and that no witness saw.
   */
  place(proven: readonly ProvenPlace[]): void {
    for (const id of this.#told.keys()) this.#positions.delete(id)
    this.#told.clear()
    for (const { id, index, root } of proven) {
      const held = this.idsOf(Math.floor(index / SEGMENT_WIDTH))?.[index % SEGMENT_WIDTH]
      const told = this.#told.get(id) ?? []
      if (held !== undefined || (told.length === 0 && this.#positions.has(id))) continue
      this.#positions.set(id, index)
      this.#told.set(id, [...told, root])
    }
  }

  /** The root that the tree had at a size; undefined past its end, and where no tile tells now. */
  async rootAt(size: number): Promise<string | undefined> {
    return this.tiles
      .using(async () => this.#tree && toHex(await this.#tree.rootAt(size)))
      .catch(() => undefined)
  }

  /** Opens a checkpoint of this log. @throws NoteError, CheckpointError */
  open(note: string): Promise<Anchor> {
    return readAnchor(note, { wall: this.#wall, log: this.key, witnesses: this.#witnesses })
  }

  /** Takes in who may cosign, and reads again what was read before; false if that is known. The list only grows. */
  async trust(witnesses: readonly WitnessEntry[]): Promise<boolean> {
    if (witnesses.length === this.#witnesses.length) return false
    this.#witnesses = witnesses
    if (this.#checkpoint) this.#checkpoint = await this.open(this.#checkpoint.note)
    for (const [index, segment] of this.#segments) {
      const anchors = await Promise.all(segment.anchors.map(({ note }) => this.open(note)))
      this.#segments.set(index, { ...segment, anchors })
    }
    return true
  }

  /**
   * Loads what the store has: the checkpoint, the tree, and the newest segments.
   * @param depth positions, from the newest
   * @param onForged told of a body in the store whose signature does not hold
   */
  async load(depth: number, onForged: (index: number) => void): Promise<void> {
    const note = await this.files.checkpoint()
    if (note === undefined) return
    try {
      this.#checkpoint = await this.open(note)
      const { size, root } = this.#checkpoint
      this.#tree = await this.tiles.open(size, root)
    } catch {
      // Cut while it was written, or changed by somebody: what is missing is asked for again.
      return
    }
    const first = Math.max(0, Math.floor((this.size - depth) / SEGMENT_WIDTH))
    for (let index = lastSegment(this.size); index >= first; index--) {
      try {
        const bytes = await this.files.segment(index)
        if (!bytes) continue
        const width = this.files.segments.get(index) ?? SEGMENT_WIDTH
        // It may be longer than the checkpoint, if that was cut off: what is past it is not proven yet.
        const read = upTo(await this.parse(index, width, bytes), widthIn(this.size, index))
        await this.check(index, read.ids)
        await this.accept(index, read, () => onForged(index))
      } catch (error) {
        if (!(error instanceof TileError)) await this.files.dropSegment(index)
      }
    }
  }

  /** Takes a file of level 0 apart. @throws SegmentError and what else `readSegment` throws */
  async parse(index: number, width: number, bytes: Uint8Array): Promise<ReadSegmentFile> {
    const firstIndex = index * SEGMENT_WIDTH
    const content = await readSegment(bytes, { origin: this.origin, firstIndex, count: width })
    return { content, ids: content.positions.map(idOf) }
  }

  /**
   * Checks that ids stand where the signed root has them.
   * @param ids those of a whole segment of this tree
   * @throws CaughtError post/altered or post/moved, naming the first position; TileError, ProofError for bad tiles
   */
  async check(index: number, ids: readonly string[]): Promise<void> {
    const tree = this.#tree
    if (!tree) throw new RangeError('check: expected a tree')
    if (ids.length === SEGMENT_WIDTH) {
      const above = await this.tiles.using(() => tree.tile(1, Math.floor(index / SEGMENT_WIDTH)))
      const place = above[index % SEGMENT_WIDTH]
      if (place && equalBytes(treeRoot(ids.map(leafOf)), place)) return
    }
    const held = this.idsOf(index)
    const isHeld = held && held.length >= ids.length
    const leaves = isHeld ? held.map(leafOf) : await this.tiles.using(() => tree.tile(0, index))
    blame(index, ids, leaves)
  }

  /**
   * Takes in a segment whose ids were checked: what it lacks and we hold stays, and the other way round.
   * @param onForged told if a body in it turns out to have a false signature
   * @returns notes that stand in it and are not kept, since they cannot be read, or are of another history
   */
  async accept(index: number, read: ReadSegmentFile, onForged: () => void): Promise<StrayNotes> {
    const anchors: Anchor[] = []
    const strays: { unreadable: string[]; rivals: Anchor[] } = { unreadable: [], rivals: [] }
    const before = this.#segments.get(index)
    this.#segments.set(index, { ids: read.ids, anchors: before?.anchors ?? [] })
    // All in one turn: whoever looks before the anchors are read is not told that nothing was posted.
    for (const [i, id] of read.ids.entries()) {
      const position = index * SEGMENT_WIDTH + i
      const isFirst = position < (this.#positions.get(id) ?? Number.POSITIVE_INFINITY)
      if (this.#told.delete(id) || isFirst) this.#positions.set(id, position)
    }
    for (const position of read.content.positions)
      if (typeof position !== 'string') this.#shelf.enqueue(position, onForged)
    for (const note of read.content.anchors) {
      const anchor = await this.open(note).catch((error: Error) => error.message)
      if (typeof anchor === 'string') strays.unreadable.push(anchor)
      else {
        // Where no tile tells now, it is left out: it comes again with the segment.
        const root = await this.rootAt(anchor.size)
        if (root !== undefined) (root === anchor.root ? anchors : strays.rivals).push(anchor)
      }
    }
    for (const anchor of before?.anchors ?? [])
      if (!anchors.some(({ size }) => size === anchor.size)) anchors.push(anchor)
    anchors.sort((a, b) => a.size - b.size)
    this.#segments.set(index, { ids: read.ids, anchors })
    return strays
  }

  /**
   * Writes a segment as it is held now, with every body that the shelf has. Packed anew: a source has a thousand ways to pack
   * one text, and could know by its own who gives the wall away.
   */
  async store(index: number, read?: ReadSegmentFile): Promise<void> {
    const held = this.#segments.get(index)
    if (!held) return
    const given = new Map(read?.content.positions.map((position) => [idOf(position), position]))
    const positions = held.ids.map((id) => this.#shelf.body(id) ?? given.get(id) ?? id)
    const notes = held.anchors.map(({ note }) => note)
    const bytes = await gzipMember(encodeSegment({ positions, anchors: notes }))
    await this.files.putSegment(index, held.ids.length, bytes)
  }

  /** Takes a larger checkpoint, whose tree was opened and continues the one held; written last. */
  async advance(
    checkpoint: Anchor,
    tree: TileReader,
    extra: Iterable<{ path: string; bytes: Uint8Array }> = [],
  ): Promise<void> {
    const edge = []
    for (const { level, index, width } of edgeOf(checkpoint.size))
      edge.push({
        path: tilePath(level, index, width),
        bytes: concatBytes(await tree.tile(level, index)),
      })
    await this.files.putTiles([...extra, ...edge])
    // Opened again, so that what is asked later is asked of that round's sources.
    this.#tree = await this.tiles.open(checkpoint.size, checkpoint.root)
    this.#checkpoint = checkpoint
  }

  /** Keeps the checkpoint, and lets go of what it made superfluous. */
  async commit(): Promise<void> {
    if (this.#checkpoint) await this.files.putCheckpoint(this.#checkpoint.note)
    await this.files.putTiles(this.tiles.fetched)
    this.tiles.forget()
    await this.files.prune(this.size)
  }

  /** The same size and root, said again later or by more witnesses. */
  async restate(checkpoint: Anchor): Promise<void> {
    this.#checkpoint = checkpoint
    await this.files.putCheckpoint(checkpoint.note)
  }
}

function upTo({ content, ids }: ReadSegmentFile, count: number): ReadSegmentFile {
  return {
    content: { ...content, positions: content.positions.slice(0, count) },
    ids: ids.slice(0, count),
  }
}
