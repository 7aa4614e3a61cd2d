// A wall read by its bodies alone: few requests, for whoever wants what it says and not whether each file of the layout is
// right (that is `verify`'s). Tiles and entry bundles follow from the ids, and the ids must give the checkpoint's root, so
// nothing is believed that would not be believed of the files themselves.
//
// What is held already is not fetched again: full segments without holes. A hole may be filled elsewhere, so where there is
// one the source is asked. Where a source lacks bodies, or they cannot be read, each file is asked of it as it stands.

import { concatBytes, encodeEntries, entriesPath, fromHex, TileBuilder } from '@commonwall/tlog'
import {
  checkpointPath,
  checkpointSize,
  HEAD_TAR,
  type NostrEvent,
  parsePath,
  SEGMENT_FAN,
  SEGMENT_WIDTH,
  segmentPath,
} from '@commonwall/wall'
import { unpackHead } from '../copy/head.ts'
import { leafOf } from '../copy/leaf.ts'
import { lastSegment } from '../copy/log-files.ts'
import { membersOf, readSegment, widthIn } from '../reading/segment.ts'
import type { ReadPath } from './source.ts'

type FilesByPath = ReadonlyMap<string, Uint8Array>

export interface ByBodies {
  readonly read: ReadPath
  /** True for an event that came out of what is held, with the signature that was verified when it was taken. */
  isHeld(event: NostrEvent): boolean
}

/** @param held what this machine published itself, after it had verified it */
export function readByBodies(source: ReadPath, held: ReadPath = async () => undefined): ByBodies {
  const reader = new BodyReader(source, held)
  return { read: (path) => reader.read(path), isHeld: ({ id, sig }) => reader.signatures.get(id) === sig }
}

class BodyReader {
  /** Of events that are held, by id. */
  readonly signatures = new Map<string, string>()
  readonly #source: ReadPath
  readonly #held: ReadPath
  readonly #logs = new Map<string, Promise<FilesByPath | undefined>>()
  #head:
    | Promise<{ readonly bytes: Uint8Array | undefined; readonly files: FilesByPath | undefined }>
    | undefined

  constructor(source: ReadPath, held: ReadPath) {
    this.#source = source
    this.#held = held
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    const known = parsePath(path)
    if (known === undefined) return this.#source(path)
    this.#head ??= this.#readHead()
    const { bytes, files } = await this.#head
    if (known.kind === 'head') return bytes
    if (known.kind === 'tile' || known.kind === 'entries' || known.kind === 'segment') {
      const log = this.#logs.get(known.log) ?? this.#loadUnlessBroken(known.log, files)
      this.#logs.set(known.log, log)
      return (await log)?.get(path) ?? this.#source(path)
    }
    const packed = files?.get(path)
    if (packed) return packed
    // A head holds all definitions, and with a checkpoint its inbox: what is not in it is not asked for.
    if (files && known.kind === 'definition') return undefined
    if (known.kind === 'inbox' && files?.has(checkpointPath(known.log))) return undefined
    return this.#source(path)
  }

  async #readHead() {
    const bytes = await this.#source(HEAD_TAR)
    try {
      return { bytes, files: bytes && unpackHead(bytes) }
    } catch {
      return { bytes, files: undefined }
    }
  }

  async #loadUnlessBroken(log: string, head: FilesByPath | undefined): Promise<FilesByPath | undefined> {
    const note = await this.read(checkpointPath(log))
    const size = note && checkpointSize(new TextDecoder().decode(note))
    return size ? this.#load(log, size, head) : undefined
  }

  async #load(log: string, size: number, head: FilesByPath | undefined): Promise<FilesByPath | undefined> {
    const files = new Map<string, Uint8Array>()
    const builder = new TileBuilder()
    for (let first = 0; first <= lastSegment(size); first += SEGMENT_FAN) {
      const segments = await this.#group(log, size, first, head)
      if (segments === undefined) return undefined
      if (segments.length === SEGMENT_FAN && (first + SEGMENT_FAN) * SEGMENT_WIDTH <= size)
        files.set(segmentPath(log, 1, first / SEGMENT_FAN), concatBytes(segments))
      for (const [offset, bytes] of segments.entries()) {
        const index = first + offset
        const ids = await this.#idsOf(bytes, index, widthIn(size, index))
        if (ids === undefined) return undefined
        files.set(segmentPath(log, 0, index, ids.length), bytes)
        for (const id of ids) builder.append(leafOf(id))
        const entries = encodeEntries(ids.map((id) => fromHex(id) ?? new Uint8Array()))
        files.set(`log/${log}/${entriesPath(index, ids.length)}`, entries)
      }
    }
    for (const { path, bytes } of builder.take()) files.set(`log/${log}/${path}`, bytes)
    return files
  }

  /** Up to sixteen segments, in one request where all are full and one of them is not held. */
  async #group(
    log: string,
    size: number,
    first: number,
    head: FilesByPath | undefined,
  ): Promise<readonly Uint8Array[] | undefined> {
    const end = Math.min(first + SEGMENT_FAN, lastSegment(size) + 1)
    const found: (Uint8Array | undefined)[] = []
    for (let index = first; index < end; index++)
      found.push(widthIn(size, index) === SEGMENT_WIDTH ? await this.#heldSegment(log, index) : undefined)
    if (found.includes(undefined) && (first + SEGMENT_FAN) * SEGMENT_WIDTH <= size) {
      const joined = await this.#source(segmentPath(log, 1, first / SEGMENT_FAN))
      if (joined !== undefined)
        try {
          return membersOf(joined)
        } catch {
          // Asked for one by one, each is named that is wrong.
        }
    }
    for (const [offset, bytes] of found.entries()) {
      if (bytes !== undefined) continue
      const path = segmentPath(log, 0, first + offset, widthIn(size, first + offset))
      found[offset] = head?.get(path) ?? (await this.#source(path))
    }
    return found.includes(undefined) ? undefined : found.filter((bytes) => bytes !== undefined)
  }

  /** A full segment that is held and has no hole. */
  async #heldSegment(log: string, index: number): Promise<Uint8Array | undefined> {
    const bytes = await this.#held(segmentPath(log, 0, index))
    if (bytes === undefined) return undefined
    try {
      const place = { firstIndex: index * SEGMENT_WIDTH, count: SEGMENT_WIDTH }
      const events = (await readSegment(bytes, place)).positions.filter((one) => typeof one !== 'string')
      if (events.length < SEGMENT_WIDTH) return undefined
      for (const { id, sig } of events) this.signatures.set(id, sig)
      return bytes
    } catch {
      return undefined
    }
  }

  async #idsOf(bytes: Uint8Array, index: number, count: number): Promise<readonly string[] | undefined> {
    try {
      const { positions } = await readSegment(bytes, { firstIndex: index * SEGMENT_WIDTH, count })
      return positions.map((position) => (typeof position === 'string' ? position : position.id))
    } catch {
      return undefined
    }
  }
}
