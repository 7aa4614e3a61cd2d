// Reading a segment, as its bytes come out of the inflater.
//
// Refuses whatever the writer would not have written, at the first line that shows it, and stops at the cap
// while counting, so a small file cannot grow without end in memory. It does not check signatures, nor ids
// against a tile: that is for whoever holds the tile.

import { isHex64 } from '../event/event.ts'
import { SEGMENT_WIDTH } from '../layout/paths.ts'
import { checkpointSize } from './anchor.ts'
import type { Position } from './dictionary.ts'
import { segmentDictionary } from './dictionary.ts'
import type { SegmentContent } from './encode.ts'
import { encodeAnchor } from './encode.ts'
import { MAX_SEGMENT_BYTES } from './limits.ts'
import { decodeLine, parseJsonLine, requireCanonical } from './line.ts'
import { SegmentError } from './segment-error.ts'

/** Where a segment stands: a path says all of it. */
export interface SegmentPlace {
  /** The log's origin; given, anchors of another log are refused. */
  readonly origin?: string
  /** The first position, a multiple of 256. */
  readonly firstIndex: number
  /** How many positions: 256, or the width of a partial segment. */
  readonly count: number
}

const LF = 10

/** Reads the inflated bytes of a level-0 segment. @throws SegmentError with the number of the line */
export function decodeSegment(bytes: Uint8Array, place: SegmentPlace): SegmentContent {
  const decoder = new SegmentDecoder(place)
  decoder.push(bytes)
  return decoder.end()
}

/**
 * Reads a level-0 segment in chunks of any size.
 * @example
 * const decoder = new SegmentDecoder({ firstIndex: 0, count: 256 })
 * for await (const chunk of inflated) decoder.push(chunk)
 * const { positions, anchors } = decoder.end()
 */
export class SegmentDecoder {
  readonly #place: SegmentPlace
  readonly #text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  readonly #positions: Position[] = []
  readonly #anchors: string[] = []
  #dictionary: readonly string[] = []
  #numbers: ReadonlyMap<string, number> = new Map()
  /** Chunks of the line under way. */
  #partial: Uint8Array[] = []
  #total = 0
  #line = 0
  #lastSize: number

  constructor(place: SegmentPlace) {
    const { firstIndex, count } = place
    if (!Number.isInteger(count) || count < 1 || count > SEGMENT_WIDTH)
      throw new SegmentError(undefined, 'a count from 1 to 256', count)
    if (!Number.isSafeInteger(firstIndex) || firstIndex < 0 || firstIndex % SEGMENT_WIDTH !== 0)
      throw new SegmentError(undefined, 'a first index that is a multiple of 256', firstIndex)
    this.#place = place
    // An anchor of size 0 dates nothing, so the first segment starts above it.
    this.#lastSize = Math.max(0, firstIndex - 1)
  }

  /** Takes the next inflated bytes. @throws SegmentError */
  push(chunk: Uint8Array): void {
    this.#total += chunk.length
    if (this.#total > MAX_SEGMENT_BYTES)
      throw new SegmentError(undefined, `at most ${MAX_SEGMENT_BYTES} bytes`, this.#total)
    let from = 0
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, from)) {
      this.#take(this.#decodeText(chunk.subarray(from, end)))
      from = end + 1
    }
    if (from < chunk.length) this.#partial.push(chunk.slice(from))
  }

  /** What was read, when no more bytes come. @throws SegmentError */
  end(): SegmentContent {
    if (this.#partial.length > 0) throw new SegmentError(this.#line, 'LF at the end', 'the end')
    if (this.#positions.length < this.#place.count)
      throw new SegmentError(this.#line, `${this.#place.count} positions`, this.#positions.length)
    return { positions: this.#positions, anchors: this.#anchors }
  }

  #decodeText(last: Uint8Array): string {
    try {
      const parts = this.#partial.map((part) => this.#text.decode(part, { stream: true }))
      this.#partial = []
      return parts.join('') + this.#text.decode(last)
    } catch {
      throw new SegmentError(this.#line, 'UTF-8', 'other bytes')
    }
  }

  #take(text: string): void {
    const line = this.#line++
    if (line === 0) this.#takeDictionary(text)
    else if (line <= this.#place.count) this.#takePosition(text, line)
    else this.#takeAnchor(text, line)
  }

  #takeDictionary(text: string): void {
    const value = parseJsonLine(text, 0)
    if (!Array.isArray(value) || !value.every(isHex64))
      throw new SegmentError(0, 'an array of strings of 64 lower-case hex digits', value)
    requireCanonical(text, JSON.stringify(value), 0)
    this.#dictionary = value
    this.#numbers = new Map(value.map((entry, number) => [entry, number]))
  }

  #takePosition(text: string, line: number): void {
    this.#positions.push(decodeLine(text, this.#dictionary, this.#numbers, line))
    if (line === this.#place.count)
      requireCanonical(
        JSON.stringify(this.#dictionary),
        JSON.stringify(segmentDictionary(this.#positions)),
        0,
      )
  }

  #takeAnchor(text: string, line: number): void {
    const note = parseJsonLine(text, line)
    if (typeof note !== 'string') throw new SegmentError(line, 'a note as a string', note)
    requireCanonical(text, encodeAnchor(note, line), line)
    const { origin, firstIndex } = this.#place
    const size = checkpointSize(note, origin)
    if (size === undefined) throw new SegmentError(line, `a checkpoint of ${origin ?? 'the log'}`, note)
    if (size <= this.#lastSize || size >= firstIndex + SEGMENT_WIDTH)
      throw new SegmentError(line, `a size over ${this.#lastSize}, under ${firstIndex + SEGMENT_WIDTH}`, size)
    this.#lastSize = size
    this.#anchors.push(note)
  }
}
