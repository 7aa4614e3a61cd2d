// A file that is in memory, read as one that lies on a disk. For workers that cannot read a Blob, not even their own:
// in WebKit those of a page from `file://`.

import { streamOf } from '../../streams.ts'

/** A file as it is read here. */
export type AnyFile = Blob | HeldFile

/** What of a Blob is asked of a file. */
export class HeldFile implements Pick<Blob, 'size' | 'arrayBuffer' | 'text' | 'stream'> {
  readonly #bytes: Uint8Array<ArrayBuffer>

  constructor(bytes: Uint8Array<ArrayBuffer>) {
    this.#bytes = bytes
  }

  get size(): number {
    return this.#bytes.length
  }

  slice(from: number, to: number): HeldFile {
    return new HeldFile(this.#bytes.slice(from, to))
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return this.#bytes.slice().buffer
  }

  async text(): Promise<string> {
    return new TextDecoder().decode(this.#bytes)
  }

  stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    return streamOf(this.#bytes)
  }
}
