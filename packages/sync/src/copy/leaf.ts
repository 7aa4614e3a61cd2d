// Ids as leaves, and whose fault it is where they are not those of the tree.

import { equalBytes, fromHex, leafHash, toHex } from '@commonwall/tlog'
import { type Position, SEGMENT_WIDTH } from '@commonwall/wall'
import { CaughtError } from './ask.ts'

export function idOf(position: Position): string {
  return typeof position === 'string' ? position : position.id
}

export function leafOf(id: string): Uint8Array {
  return leafHash(fromHex(id) ?? new Uint8Array())
}

/** @throws CaughtError if the ids are not those of the leaves */
export function blame(index: number, ids: readonly string[], leaves: readonly Uint8Array[]): void {
  const wrong = ids.findIndex((id, i) => !equalBytes(leafOf(id), leaves[i] ?? new Uint8Array()))
  if (wrong < 0) return
  const position = index * SEGMENT_WIDTH + wrong
  const expected = new Set(leaves.map(toHex))
  const moved = ids.every((id) => expected.has(toHex(leafOf(id))))
  throw moved
    ? new CaughtError(
        'post/moved',
        `position ${position}: expected the post that was logged there, got one of another place`,
      )
    : new CaughtError(
        'post/altered',
        `position ${position}: expected the post that was logged there, got ${ids[wrong]}`,
      )
}
