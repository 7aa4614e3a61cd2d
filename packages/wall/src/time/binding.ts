// When enough keepers had signed a definition (DESIGN §3.2).

/** From when until when one signature of a keeper stands. */
export interface SignatureSpan {
  readonly keeper: string
  /** Id of the signature, or of the definition itself for its author. */
  readonly id: string
  /** Unix seconds, witnessed. */
  readonly at: number
  /** Unix seconds at which its author took it back, witnessed; Infinity if never. */
  readonly until: number
}

/**
 * The first moment at which `threshold` keepers' signatures stand together, or undefined. A signature taken back
 * in the same second does not stand; what is bound stays bound.
 */
export function boundAt(spans: readonly SignatureSpan[], threshold: number): number | undefined {
  const steps = spans
    .filter(({ at, until }) => at < until)
    .flatMap(({ keeper, at, until }) => [
      { time: at, keeper, by: 1 },
      { time: until, keeper, by: -1 },
    ])
    .sort((a, b) => a.time - b.time || a.by - b.by)
  const standing = new Map<string, number>()
  for (const { time, keeper, by } of steps) {
    const count = (standing.get(keeper) ?? 0) + by
    if (count > 0) standing.set(keeper, count)
    else standing.delete(keeper)
    if (standing.size >= threshold) return time
  }
  return undefined
}

/** One signature a keeper, the first that stands; by time, then by keeper. */
export function firstOfEach(spans: readonly SignatureSpan[]): readonly SignatureSpan[] {
  const first = new Map<string, SignatureSpan>()
  for (const span of spans.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)))
    if (!first.has(span.keeper)) first.set(span.keeper, span)
  return [...first.values()].sort((a, b) => a.at - b.at || (a.keeper < b.keeper ? -1 : 1))
}
