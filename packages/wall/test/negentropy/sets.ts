// Two sets that share most of their items, from a seed.

import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { NegentropyItem } from '../../src/index.ts'

export interface SetParameters {
  readonly seed: number
  readonly count: number
  /** The least timestamp, and over how many seconds the items spread. */
  readonly base: number
  readonly spread: number
  /** The part of the items that only one side holds. */
  readonly missing: number
}

export function scattered({ seed, count, base, spread, missing }: SetParameters): {
  ours: NegentropyItem[]
  theirs: NegentropyItem[]
} {
  const ours: NegentropyItem[] = []
  const theirs: NegentropyItem[] = []
  for (let i = 0; i < count; i++) {
    const hash = sha256(utf8ToBytes(`${seed}/${i}`))
    const view = new DataView(hash.buffer)
    const item = { id: bytesToHex(hash), created_at: base + (view.getUint32(0) % spread) }
    const only = view.getUint32(4) / 2 ** 32 < missing
    if (!only || (view.getUint8(8) & 1) === 0) ours.push(item)
    if (!only || (view.getUint8(8) & 1) === 1) theirs.push(item)
  }
  return { ours, theirs }
}
