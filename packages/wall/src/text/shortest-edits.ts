// The shortest way from one list to another by removing and adding (E. W. Myers, An O(ND) Difference Algorithm and Its
// Variations, 1986): the greedy one, which keeps how far each round came and reads the way backwards.
//
// Written here because a page of it is a twentieth of what a library brings, and every reader's engine carries it.

/** What both have, then what the change after it removed and added. */
export interface Edit {
  readonly same: readonly string[]
  readonly removed: readonly string[]
  readonly added: readonly string[]
}

/**
 * The edits in order, or undefined if more than `most` would be needed. Time and memory grow with the square of their
 * number.
 */
export function shortestEdits(
  before: readonly string[],
  after: readonly string[],
  most: number,
): Edit[] | undefined {
  const rounds = roundsOf(before, after, most)
  if (rounds === undefined) return undefined
  // Read backwards, and turned around at the end.
  const edits = [{ same: [] as string[], removed: [] as string[], added: [] as string[] }]
  const change = () => {
    const open = edits.at(-1)
    if (open?.same.length === 0) return open
    const next = { same: [], removed: [], added: [] }
    edits.push(next)
    return next
  }
  let [x, y] = [before.length, after.length]
  for (let d = rounds.length; d >= 0; d--) {
    const last = rounds[d - 1]
    const from = last === undefined ? 0 : cameFrom(last, d, x - y)
    const fromX = last === undefined ? 0 : reached(last, d - 1, from)
    while (x > fromX && y > fromX - from) {
      edits.at(-1)?.same.push(before[--x] ?? '')
      y--
    }
    if (last === undefined) break
    if (x === fromX) change().added.push(after[--y] ?? '')
    else change().removed.push(before[--x] ?? '')
  }
  for (const { same, removed, added } of edits) for (const parts of [same, removed, added]) parts.reverse()
  return edits.reverse()
}

/** How far along each diagonal every round but the last came; empty where the two are equal. */
function roundsOf(
  before: readonly string[],
  after: readonly string[],
  most: number,
): Int32Array[] | undefined {
  const rounds: Int32Array[] = []
  for (let d = 0; d <= most; d++) {
    const round = new Int32Array(2 * d + 1)
    const last = rounds[d - 1]
    for (let k = -d; k <= d; k += 2) {
      let x = 0
      if (last !== undefined) {
        const from = cameFrom(last, d, k)
        x = reached(last, d - 1, from) + (from < k ? 1 : 0)
      }
      while (x < before.length && x - k < after.length && before[x] === after[x - k]) x++
      // What lies past the end of one list is on no shortest way.
      if (x >= before.length && k === before.length - after.length) return rounds
      round[k + d] = x
    }
    rounds.push(round)
  }
  return undefined
}

/** The diagonal of round d - 1 from which round d comes to diagonal k: by adding from the one above, else by removing. */
function cameFrom(last: Int32Array, d: number, k: number): number {
  const adds = k === -d || (k !== d && reached(last, d - 1, k - 1) < reached(last, d - 1, k + 1))
  return adds ? k + 1 : k - 1
}

function reached(round: Int32Array, d: number, k: number): number {
  return round[k + d] ?? 0
}
