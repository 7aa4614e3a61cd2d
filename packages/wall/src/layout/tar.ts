// A bundle: files of the layout as one canonical ustar, so that the same files are the same bytes everywhere.
//
// The reader takes chunks of any size and refuses whatever the writer would not have written: a path outside
// the layout, wrong order, a second file of one path, links, odd headers, bytes in the padding or after the end.

import { concatBytes } from '@commonwall/tlog'
import { LayoutError } from './layout-error.ts'
import { BLOCK, decodeTarHeader, encodeTarHeader } from './tar-header.ts'

export interface TarFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** More than any file of a wall needs: 16 members of a level-1 segment, all of the longest legal events, gzipped. */
export const MAX_TAR_FILE = 256 * 1024 * 1024

/** The files as one archive, in byte order of their paths. @throws LayoutError on a foreign or double path */
export function encodeTar(files: Iterable<TarFile>): Uint8Array<ArrayBuffer> {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1))
  const length = sorted.reduce((sum, file) => sum + BLOCK + padded(file.bytes.length), 2 * BLOCK)
  const archive = new Uint8Array(length)
  let at = 0
  let last: string | undefined
  for (const { path, bytes } of sorted) {
    if (path === last) throw new LayoutError('name', 'each path once', path)
    archive.set(encodeTarHeader(path, bytes.length), at)
    archive.set(bytes, at + BLOCK)
    at += BLOCK + padded(bytes.length)
    last = path
  }
  return archive
}

/** All files of an archive that is held whole. @throws LayoutError naming the byte */
export function decodeTar(archive: Uint8Array): TarFile[] {
  const reader = new TarReader()
  const files = [...reader.push(archive)]
  reader.close()
  return files
}

/**
 * Reads an archive as it comes, holding one file at a time.
 * @example
 * const reader = new TarReader()
 * for await (const chunk of body) for (const file of reader.push(chunk)) copy.put(file.path, file.bytes)
 * reader.close()
 */
export class TarReader {
  readonly #limit: (path: string) => number
  /** What came of the block or file under way, and how many bytes of it are missing: only what came is held. */
  #parts: Uint8Array[] = []
  #missing = BLOCK
  #at = 0
  #file: { readonly path: string; readonly size: number } | undefined
  #last = ''
  #zeroBlocks = 0

  /** @param options.maxFileBytes the most bytes of a file, or of the file at a path; it is refused by its header alone */
  constructor(options: { readonly maxFileBytes?: number | ((path: string) => number) } = {}) {
    const { maxFileBytes = MAX_TAR_FILE } = options
    this.#limit = typeof maxFileBytes === 'number' ? () => maxFileBytes : maxFileBytes
  }

  /** Takes the next bytes and returns the files that they complete. @throws LayoutError */
  push(chunk: Uint8Array): TarFile[] {
    const files: TarFile[] = []
    for (let from = 0; from < chunk.length; ) {
      if (this.#zeroBlocks === 2) throw new LayoutError(`byte ${this.#at}`, 'the end', 'more bytes')
      const part = chunk.slice(from, from + this.#missing)
      from += part.length
      this.#parts.push(part)
      this.#missing -= part.length
      if (this.#missing === 0) {
        const file = this.#complete(concatenate(this.#parts))
        if (file !== undefined) files.push(file)
      }
    }
    return files
  }

  /** Says that no more bytes come. @throws LayoutError if the archive is cut off */
  close(): void {
    if (this.#zeroBlocks !== 2) throw new LayoutError(`after byte ${this.#at}`, 'two zero blocks', 'the end')
  }

  #complete(bytes: Uint8Array): TarFile | undefined {
    const at = this.#at
    this.#at += bytes.length
    const file = this.#file
    if (file === undefined) {
      this.#header(bytes, at)
      return this.#file?.size === 0 ? this.#finish(this.#file, new Uint8Array(0)) : undefined
    }
    for (let i = file.size; i < bytes.length; i++)
      if (bytes[i] !== 0) throw new LayoutError(`padding at byte ${at + i}`, '0', bytes[i])
    return this.#finish(file, bytes.subarray(0, file.size))
  }

  #finish(file: { readonly path: string }, bytes: Uint8Array): TarFile {
    this.#file = undefined
    this.#expect(BLOCK)
    return { path: file.path, bytes }
  }

  #header(block: Uint8Array, at: number): void {
    this.#expect(BLOCK)
    if (block.every((byte) => byte === 0)) {
      this.#zeroBlocks++
      return
    }
    if (this.#zeroBlocks > 0) throw new LayoutError(`byte ${at}`, 'a second zero block', 'a header')
    const file = decodeTarHeader(block, at)
    if (file.path <= this.#last)
      throw new LayoutError(`name at byte ${at}`, `a path after ${this.#last}`, file.path)
    const most = this.#limit(file.path)
    if (file.size > most)
      throw new LayoutError(`size of the file at byte ${at}`, `at most ${most} bytes`, file.size)
    this.#last = file.path
    this.#file = file
    if (file.size > 0) this.#expect(padded(file.size))
  }

  #expect(length: number): void {
    this.#parts = []
    this.#missing = length
  }
}

function padded(size: number): number {
  return Math.ceil(size / BLOCK) * BLOCK
}

/** A part that is alone is not copied. */
function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts
  return only !== undefined && parts.length === 1 ? only : concatBytes(parts)
}
