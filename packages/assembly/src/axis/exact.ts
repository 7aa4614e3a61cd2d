// Whole numbers in doubles: every value and every sum stays below 2^53, so + and × are exact, and the order in which
// things are added, the engine and the machine make no difference. Nothing here rounds but by floor.

/** ⌊a / b⌋ for |a| < 2^53 and 0 < b. */
export function floorDivide(a: number, b: number): number {
  let quotient = Math.floor(a / b)
  // The quotient of doubles may be off by one; the remainder is exact and says so.
  let rest = a - quotient * b
  while (rest < 0) {
    quotient--
    rest += b
  }
  while (rest >= b) {
    quotient++
    rest -= b
  }
  return quotient
}

/** ⌊√n⌋ for 0 ≤ n < 2^53. */
export function squareRoot(n: number): number {
  let root = Math.floor(Math.sqrt(n))
  while (root * root > n) root--
  while ((root + 1) * (root + 1) <= n) root++
  return root
}

/** The greatest absolute value, 0 of nothing. */
export function greatest(values: Float64Array): number {
  let most = 0
  for (const value of values) {
    const size = value < 0 ? -value : value
    if (size > most) most = size
  }
  return most
}

/**
 * Scales by the one power of two that brings the greatest absolute value into [limit / 2, limit), down by floor.
 * @returns false where all are 0
 */
export function rescale(values: Float64Array, limit: number): boolean {
  const most = greatest(values)
  if (most === 0) return false
  let divisor = 1
  while (most >= limit * divisor) divisor *= 2
  let factor = 1
  while (most * factor * 2 < limit) factor *= 2
  for (let i = 0; i < values.length; i++) values[i] = Math.floor(((values[i] ?? 0) * factor) / divisor)
  return true
}
