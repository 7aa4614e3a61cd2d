// Negentropy's numbers: base-128 digits, most significant first, as few as possible, all but the last + 128.

/** The most bytes of a number below 2^53. */
export const MAX_VARINT = 8

/** Puts a number at a place, and returns the place behind it. */
export function writeVarint(target: Uint8Array, at: number, value: number): number {
  let unit = 1
  let end = at + 1
  for (; unit * 128 <= value; unit *= 128) end++
  let rest = value
  for (let place = at; place < end; place++) {
    const digit = Math.floor(rest / unit)
    rest -= digit * unit
    unit /= 128
    target[place] = place < end - 1 ? digit | 0x80 : digit
  }
  return end
}
