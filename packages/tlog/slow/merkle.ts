// Every single bit of every Merkle proof to 40 leaves, and one random bit of every proof to 600.
import { hash } from 'node:crypto'
import { leafHash, MemoryTree, useSha256, verifyConsistency, verifyInclusion } from '../src/index.ts'
import { consistencyClaim, flipAll, inclusionClaim, refusesFlip } from '../test/flips.ts'
import { seeded } from '../test/vectors.ts'

const MOST = 600
const EVERY_BIT_TO = 40

export async function run({ seed, log }: { seed: number; log: (line: string) => void }) {
  useSha256((data) => new Uint8Array(hash('sha256', data, 'buffer')))
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    const leaves = Array.from({ length: MOST }, (_, i) => leafHash(new Uint8Array([i, i >> 8])))
    const tree = new MemoryTree(leaves)
    let { tried, missed } = flipAll(tree, 1, EVERY_BIT_TO)
    log(`every bit to ${EVERY_BIT_TO} leaves: ${tried} flips, ${missed} not refused`)
    const random = seeded(seed)
    const flipOne = (hashes: readonly Uint8Array[], verify: () => void) => {
      tried++
      verify()
      const place = hashes[random(hashes.length)] as Uint8Array
      if (!refusesFlip(place, random(256), verify)) missed++
    }
    for (let size = EVERY_BIT_TO + 1; size <= MOST; size++)
      for (let at = 0; at < size; at++) {
        const inclusion = inclusionClaim(tree, at, size)
        const { leafHash: leaf, root, proof } = inclusion
        flipOne([leaf, root, ...proof], () => verifyInclusion(inclusion))
        if (at === 0) continue
        const consistency = consistencyClaim(tree, at, size)
        const hashes = [consistency.oldRoot, consistency.newRoot, ...consistency.proof]
        flipOne(hashes, () => verifyConsistency(consistency))
      }
    const notes = [`one random bit of every proof to ${MOST} leaves, seed ${seed}`]
    return { passed: tried - missed, failed: missed, skipped: 0, notes }
  } finally {
    Error.stackTraceLimit = stackTraceLimit
    useSha256()
  }
}
