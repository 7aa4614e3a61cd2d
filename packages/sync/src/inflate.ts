// Inflating gzip members with the platform's own DecompressionStream, which browsers and Node both have.
//
// It checks the CRC, refuses trailing bytes, and stops at a cap, so that a small file cannot fill the memory.

import { concatBytes } from '@commonwall/tlog'

/** Inflates one gzip member to at most `cap` bytes. @throws Error if it is not one, or is longer */
export async function inflate(member: Uint8Array, cap: number): Promise<Uint8Array> {
  const stream = new Blob([member as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'))
  const reader = stream.getReader()
  const chunks: Uint8Array[] = []
  let total = 0
  for (;;) {
    // What the platform says of broken bytes differs between engines, and is empty in some.
    const { done, value } = await reader.read().catch((cause) => {
      throw new TypeError('gzip: expected whole bytes, got others', { cause })
    })
    if (done) break
    total += value.length
    if (total > cap) {
      await reader.cancel()
      throw new RangeError(`gzip member: expected at most ${cap} bytes, got more`)
    }
    chunks.push(value)
  }
  return concatBytes(chunks)
}
