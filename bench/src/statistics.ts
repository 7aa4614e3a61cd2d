// From many timings to the few figures that are told.

/** The value below which `share` of a sorted list lies. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** The middle of any list; of an even number of values, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const low = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN
  const high = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  return (low + high) / 2
}

/** Three significant digits, and never an exponent: more would claim what no run repeats. */
export function rounded(value: number): number {
  return Math.abs(value) >= 1_000 ? Math.round(value) : Number(value.toPrecision(3))
}

/**
 * The time within which two waits, one after the other, are over in `share` of all cases.
 * @param first, second the mean of each; how long each takes is chance without a memory, as when one tries again and again
 * @example withinTwo(1, 1, 0.95) // 4.74; the second too quick to count: 3.00
 */
export function withinTwo(first: number, second: number, share: number): number {
  const [long, short] = [Math.max(first, second), Math.min(first, second)]
  const late = (time: number) =>
    long - short < 1e-6 * long
      ? (1 + time / long) * Math.exp(-time / long)
      : (long * Math.exp(-time / long) - short * Math.exp(-time / short)) / (long - short)
  let [low, high] = [0, 100 * long]
  for (let n = 0; n < 60; n++) {
    const middle = (low + high) / 2
    if (late(middle) > 1 - share) low = middle
    else high = middle
  }
  return high
}
