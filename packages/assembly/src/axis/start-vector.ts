// Where a power iteration starts: a number for each passage, drawn from its id, so that nobody chooses it and the
// order of passages does not matter.

import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'

const PREFIX = utf8ToBytes('commonwall/axis/1')

/** Numbers from −2^20 up to 2^20 − 1. @param component 0 for the main axis, 1 for the map's second */
export function startVector(ids: readonly string[], component: number): Float64Array {
  return Float64Array.from(ids, (id) => {
    const digest = sha256(concatBytes(PREFIX, new Uint8Array([component]), hexToBytes(id)))
    // The first 21 bits, unsigned: a signed shift would move half of all starts.
    return (new DataView(digest.buffer, digest.byteOffset).getUint32(0) >>> 11) - 2 ** 20
  })
}
