// Hashes as lines of base64: how proofs are written in every text format of C2SP.

import { fromBase64, toBase64 } from './bytes.ts'
import { FormatError } from './errors.ts'
import { HASH_BYTES } from './hash.ts'

/** The most hashes that a proof in a tree can have. */
const MAX_PROOF_HASHES = 63

/** One line a hash. */
export function formatHashLines(hashes: readonly Uint8Array[]): string {
  return hashes.map((hash) => `${toBase64(hash)}\n`).join('')
}

/** Reads lines of hashes. @throws FormatError `bad-hash`, `too-many-hashes` */
export function parseHashLines(lines: readonly string[]): Uint8Array[] {
  if (lines.length > MAX_PROOF_HASHES)
    throw new FormatError(
      'too-many-hashes',
      `proof: expected at most ${MAX_PROOF_HASHES}, got ${lines.length}`,
    )
  return lines.map((line) => {
    const hash = fromBase64(line)
    if (hash?.length !== HASH_BYTES)
      throw new FormatError(
        'bad-hash',
        `hash: expected ${HASH_BYTES} bytes in base64, got ${JSON.stringify(line.slice(0, 100))}`,
      )
    return hash
  })
}
