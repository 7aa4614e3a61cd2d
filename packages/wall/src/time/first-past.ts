// Where a limit falls in an ascending list, found in O(log n).

/** The first place whose number is past the limit; the length if none is. */
export function firstPast(ascending: readonly number[], limit: number): number {
  let [low, high] = [0, ascending.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ascending[middle] ?? 0) > limit) high = middle
    else low = middle + 1
  }
  return low
}
