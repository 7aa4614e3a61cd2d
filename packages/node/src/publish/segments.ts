// The bodies of one log as files: seg/0, full and partial, and seg/1.
//
// Written from the store alone, one at a time, so that a rewrite and a new segment never cross. A body that the
// store does not have any more is a hole: its id as a string. An event that a reader would refuse (our own
// disk may lie) becomes a hole too and is reported, so that nothing unreadable is ever published.

import { posix } from 'node:path'
import type { DatedNote, VerifiedEvent } from '@commonwall/wall'
import {
  encodeSegment,
  keptAnchors,
  MAX_ANCHOR_BYTES,
  SEGMENT_FAN,
  SEGMENT_WIDTH,
  segmentPath,
  segmentPositions,
} from '@commonwall/wall'
import type { EventStore } from '../store/store.ts'
import type { Files, FileWrite } from './files.ts'
import { gzipMember } from './gzip.ts'
import type { Places } from './places.ts'

export interface SegmentsOptions {
  readonly places: Places
  /** The 16 hex digits that end the log's origin. */
  readonly originHash: string
  readonly store: EventStore
  /** The whole published folder. */
  readonly files: Files
  /** The dated anchors held of this log. */
  readonly anchors: () => readonly DatedNote[]
  /** Ids whose bodies the store keeps and nobody is shown: a fold for personal data. */
  readonly withheld?: (id: string) => boolean
  readonly onTrouble: (error: Error) => void
}

/** How many segments are compressed side by side. */
const PARALLEL = 4

export class Segments {
  readonly #options: SegmentsOptions
  /** One write at a time; never rejects. */
  #queue: Promise<unknown> = Promise.resolve()

  constructor(options: SegmentsOptions) {
    this.#options = options
  }

  /** Writes the segments of the places [from, to); with from = to, the last one again. */
  prepare(from: number, to: number): Promise<void> {
    return this.#enqueue(async () => {
      if (to === 0) return
      const last = Math.floor((to - 1) / SEGMENT_WIDTH)
      const first = Math.min(last, Math.floor(from / SEGMENT_WIDTH))
      await this.#write(numbers(first, last + 1), to)
    })
  }

  /**
   * Writes segments again as the store is now: after a withdrawal or a fold took effect, or when an anchor came.
   * @param size leaves of the published checkpoint
   */
  rewrite(indexes: Iterable<number>, size: number): Promise<void> {
    return this.#enqueue(async () => {
      const complete = Math.floor(size / SEGMENT_WIDTH)
      const sorted = [...new Set(indexes)].sort((a, b) => a - b)
      await this.#write(
        sorted.filter((index) => index < complete),
        complete * SEGMENT_WIDTH,
      )
      for (const index of sorted.filter((index) => index >= complete)) await this.#rewritePartial(index, size)
    })
  }

  /** Removes the partial files of segments that are full by now. */
  prune(from: number, to: number): Promise<void> {
    return this.#enqueue(async () => {
      const { files, originHash } = this.#options
      for (const index of numbers(Math.floor(from / SEGMENT_WIDTH), Math.floor(to / SEGMENT_WIDTH)))
        await files.removeFolder(posix.dirname(segmentPath(originHash, 0, index, 1)))
    })
  }

  #enqueue(step: () => Promise<void>): Promise<void> {
    const result = this.#queue.then(step)
    this.#queue = result.catch(() => undefined)
    return result
  }

  /** Level 0, and then the level-1 files of which a member changed and all are full. */
  async #write(indexes: readonly number[], size: number): Promise<void> {
    const { files, originHash } = this.#options
    for (let at = 0; at < indexes.length; at += PARALLEL)
      await files.write(
        await Promise.all(indexes.slice(at, at + PARALLEL).map((index) => this.#file(index, size))),
      )
    const above = new Set(indexes.map((index) => Math.floor(index / SEGMENT_FAN)))
    for (const index of above) {
      if ((index + 1) * segmentPositions(1) > size) continue
      const members = numbers(index * SEGMENT_FAN, (index + 1) * SEGMENT_FAN).map(async (member) => {
        const path = segmentPath(originHash, 0, member)
        return (await files.read(path)) ?? (await this.#file(member, size)).bytes
      })
      const bytes = Buffer.concat(await Promise.all(members))
      await files.write([{ path: segmentPath(originHash, 1, index), bytes }])
    }
  }

  /**
   * The partial file of the published size and any larger one that is being prepared are written again; smaller
   * ones, which would still carry the body, go.
   */
  async #rewritePartial(index: number, size: number): Promise<void> {
    const { files, originHash } = this.#options
    const folder = posix.dirname(segmentPath(originHash, 0, index, 1))
    const start = index * SEGMENT_WIDTH
    for (const name of await files.list(folder)) {
      const width = Number(/^([1-9][0-9]{0,2})\.gz$/.exec(name)?.[1])
      if (start + width >= size) await files.write([await this.#file(index, start + width)])
      else await files.remove([`${folder}/${name}`])
    }
  }

  async #file(index: number, size: number): Promise<FileWrite> {
    const { places, originHash } = this.#options
    const start = index * SEGMENT_WIDTH
    const width = Math.min(SEGMENT_WIDTH, size - start)
    const ids = await places.ids(start, start + width)
    const bytes = await gzipMember(this.#encode(ids, index))
    return { path: segmentPath(originHash, 0, index, width === SEGMENT_WIDTH ? undefined : width), bytes }
  }

  #encode(ids: readonly string[], index: number): Uint8Array {
    const { store, anchors, withheld } = this.#options
    const positions = ids.map((id) => (withheld?.(id) ? id : (store.get(id) ?? id)))
    const short = anchors().filter(({ note }) => Buffer.byteLength(note) <= MAX_ANCHOR_BYTES)
    const notes = keptAnchors(short, index).map(({ note }) => note)
    try {
      return encodeSegment({ positions, anchors: notes })
    } catch {
      const readable = positions.map((position, i) => this.#readable(position, ids[i] ?? ''))
      return encodeSegment({ positions: readable, anchors: notes })
    }
  }

  /** The position, or the id it must have where the store gave something that no reader would take. */
  #readable(position: VerifiedEvent | string, id: string): VerifiedEvent | string {
    try {
      encodeSegment({ positions: [position], anchors: [] })
      if (typeof position === 'string' || position.id === id) return position
    } catch (error) {
      this.#options.onTrouble(
        new Error(
          `event ${id}: withheld from the published segment, since the store gives it damaged: ${(error as Error).message}`,
        ),
      )
    }
    return id
  }
}

function numbers(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)
}
