// Lower-case hex into bytes in place: a session reads millions of digits, and this is most of its work.

/** The value of each hex digit by its character code; −1 for what is none. */
const NIBBLES = Int8Array.from({ length: 128 }, (_, code) =>
  '0123456789abcdef'.indexOf(String.fromCharCode(code)),
)

/** Puts the bytes of a text at a place. False if it is not pairs of lower-case hex digits. */
export function readHex(text: string, target: Uint8Array, at: number): boolean {
  if (text.length % 2 !== 0) return false
  let bad = 0
  for (let digit = 0, place = at; digit < text.length; digit += 2, place++) {
    const high = NIBBLES[text.charCodeAt(digit)] ?? -1
    const low = NIBBLES[text.charCodeAt(digit + 1)] ?? -1
    bad |= high | low
    target[place] = (high << 4) | low
  }
  return bad >= 0
}
