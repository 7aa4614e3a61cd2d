// A gzipped bundle, inflated as a stream and only as far as a wall of that many bytes could go.

import { concatBytes } from '@commonwall/tlog'
import { piecesOf } from '../../streams.ts'
import { TransportError } from '../transport-error.ts'
import { type AnyFile, HeldFile } from './held-file.ts'

const MB = 1024 * 1024
/** Bundles hold what is gzipped already: what inflates much further is a bomb (gzip itself goes to 1,029 : 1). */
const RATIO = 64
const AT_LEAST = 16 * MB
/** A wall of four million posts; a larger one is carried as it is, in place, or in several. */
const AT_MOST = 1024 * MB
/** What is held by itself, before the browser may put it on its disk. */
const HELD = 16 * MB

/**
 * The bundle, inflated if it is gzip.
 * @param most bytes to which it may inflate, whatever it weighs
 * @throws TransportError `malformed`, `too-long`
 */
export async function inflateBundle(bundle: AnyFile, most = AT_MOST): Promise<AnyFile> {
  const [first, second] = new Uint8Array(await bundle.slice(0, 2).arrayBuffer())
  if (first !== 0x1f || second !== 0x8b) return bundle
  const cap = Math.min(most, Math.max(AT_LEAST, RATIO * bundle.size))
  const blobs: Blob[] = []
  let parts: Uint8Array<ArrayBuffer>[] = []
  let held = 0
  let total = 0
  try {
    for await (const part of piecesOf(bundle.stream().pipeThrough(new DecompressionStream('gzip')))) {
      total += part.length
      if (total > cap)
        throw new TransportError('transport/too-long', `gzip: expected at most ${cap} bytes inside, got more`)
      parts.push(new Uint8Array(part))
      held += part.length
      if (held < HELD || bundle instanceof HeldFile) continue
      blobs.push(new Blob(parts))
      parts = []
      held = 0
    }
  } catch (error) {
    if (error instanceof TransportError) throw error
    throw new TransportError('transport/malformed', 'gzip: expected one whole member, got another', {
      cause: error,
    })
  }
  return bundle instanceof HeldFile ? new HeldFile(concatBytes(parts)) : new Blob([...blobs, ...parts])
}
