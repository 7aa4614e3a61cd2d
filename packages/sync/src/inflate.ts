// Inflating gzip members with the platform's own DecompressionStream, which browsers and Node both have.
//
// It checks the CRC, refuses trailing bytes, and stops at a cap, so that a small file cannot fill the memory.

import { concatBytes } from '@commonwall/tlog'
import { piecesOf, streamOf } from './streams.ts'

/** Inflates one gzip member to at most `cap` bytes. @throws Error if it is not one, or is longer */
export async function inflate(member: Uint8Array, cap: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let total = 0
  try {
    for await (const chunk of piecesOf(streamOf(member).pipeThrough(new DecompressionStream('gzip')))) {
      total += chunk.length
      if (total > cap) throw new RangeError(`gzip member: expected at most ${cap} bytes, got more`)
      chunks.push(chunk)
    }
  } catch (cause) {
    if (cause instanceof RangeError) throw cause
    // What the platform says of broken bytes differs between engines, and is empty in some.
    throw new TypeError('gzip: expected whole bytes, got others', { cause })
  }
  return concatBytes(chunks)
}
