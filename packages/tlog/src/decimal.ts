// Sizes, indices and times as C2SP writes them: ASCII decimals without leading zeros, below 2^53 here.

const DECIMAL = /^(?:0|[1-9][0-9]{0,15})$/

/** The number that a canonical decimal text stands for, or undefined; 2^53 and more is refused. */
export function fromDecimal(text: string): number | undefined {
  if (!DECIMAL.test(text)) return undefined
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : undefined
}

/** True for a whole number, 0 to 2^53 − 1: a size, an index or a time. */
export function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}
