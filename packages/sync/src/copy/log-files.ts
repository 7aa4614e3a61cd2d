// The files of one log in a copy's store: what is put where, and in which order, so that a cut at any moment leaves a
// copy that goes on where it stopped.
//
// Bodies and tiles first, the checkpoint last, and only then what it made superfluous goes: whatever was written
// without its checkpoint is either needed later or never looked at.

import { HASHES_PER_TILE, hashesAtLevel, type TileFile } from '@commonwall/tlog'
import { checkpointPath, parsePath, SEGMENT_WIDTH, segmentPath } from '@commonwall/wall'
import type { PathStore } from '../store/path-store.ts'

export class LogFiles {
  readonly #store: PathStore
  readonly #folder: string
  readonly hash: string
  /** Positions of each segment of which there is a file, the largest. */
  readonly #segments = new Map<number, number>()

  /** @param paths everything that the store holds */
  constructor(store: PathStore, hash: string, paths: Iterable<string>) {
    this.#store = store
    this.#folder = `log/${hash}/`
    this.hash = hash
    for (const path of paths) {
      const known = parsePath(path)
      if (known?.kind === 'segment' && known.log === hash && known.level === 0)
        this.#segments.set(known.index, Math.max(known.width, this.#segments.get(known.index) ?? 0))
    }
  }

  /** Segments of which there is a file, with the positions that it holds. */
  get segments(): ReadonlyMap<number, number> {
    return this.#segments
  }

  async checkpoint(): Promise<string | undefined> {
    const bytes = await this.#store.get(checkpointPath(this.hash))
    return bytes && new TextDecoder().decode(bytes)
  }

  async putCheckpoint(note: string): Promise<void> {
    await this.#store.put(checkpointPath(this.hash), new TextEncoder().encode(note))
  }

  /** @param path below the log's folder, as tiles are named */
  async tile(path: string): Promise<Uint8Array | undefined> {
    return this.#store.get(this.#folder + path)
  }

  async putTiles(files: Iterable<TileFile>): Promise<void> {
    for (const { path, bytes } of files) await this.#store.put(this.#folder + path, bytes)
  }

  async segment(index: number): Promise<Uint8Array | undefined> {
    const width = this.#segments.get(index)
    return width === undefined ? undefined : this.#store.get(segmentPath(this.hash, 0, index, width))
  }

  /** Keeps a segment; what was there of it before goes, once this is there. */
  async putSegment(index: number, width: number, bytes: Uint8Array): Promise<void> {
    const before = this.#segments.get(index)
    await this.#store.put(segmentPath(this.hash, 0, index, width), bytes)
    this.#segments.set(index, width)
    if (before !== undefined && before !== width)
      await this.#store.delete(segmentPath(this.hash, 0, index, before))
  }

  async dropSegment(index: number): Promise<void> {
    const width = this.#segments.get(index)
    if (width === undefined) return
    this.#segments.delete(index)
    await this.#store.delete(segmentPath(this.hash, 0, index, width))
  }

  /** Removes partial tiles that are not of a tree of `size`, and partial segments beside longer ones. */
  async prune(size: number): Promise<void> {
    for (const path of await this.#store.list()) {
      const known = parsePath(path)
      if ((known?.kind !== 'tile' && known?.kind !== 'segment') || known.log !== this.hash) continue
      const { kind, level, index, width } = known
      if (width === HASHES_PER_TILE) continue
      const isNeeded =
        kind === 'tile'
          ? index * HASHES_PER_TILE + width === hashesAtLevel(level, size)
          : width === this.#segments.get(index)
      if (!isNeeded) await this.#store.delete(path)
    }
  }
}

/** The partial tile of each level of a tree, lowest first: with them alone it can be opened again. */
export function edgeOf(
  size: number,
): { readonly level: number; readonly index: number; readonly width: number }[] {
  const edge: { level: number; index: number; width: number }[] = []
  for (let level = 0; hashesAtLevel(level, size) > 0; level++) {
    const hashes = hashesAtLevel(level, size)
    const width = hashes % HASHES_PER_TILE
    if (width > 0) edge.push({ level, index: Math.floor(hashes / HASHES_PER_TILE), width })
  }
  return edge
}

/** The segment in which the last position of a log of `size` stands. */
export function lastSegment(size: number): number {
  return Math.ceil(size / SEGMENT_WIDTH) - 1
}
