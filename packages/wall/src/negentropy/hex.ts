// Lower-case hex, in bulk: sets and messages have millions of digits, and reading them is most of the work.
//
// The platform's encoder and decoder copy a text many times faster than it is read or put together digit by digit;
// between them two digits are looked up at once.

const encoder = new TextEncoder()
const decoder = new TextDecoder()
/** The text of each byte as two bytes of ASCII, as this machine reads them in one. */
const DIGITS = new Uint16Array(256)
/** The byte of two such digits; −1 for what is none. */
const BYTES = new Int16Array(0x10000).fill(-1)

const pair = new Uint8Array(2)
for (let byte = 0; byte < 256; byte++) {
  encoder.encodeInto(byte.toString(16).padStart(2, '0'), pair)
  const [digits = 0] = new Uint16Array(pair.buffer)
  DIGITS[byte] = digits
  BYTES[digits] = byte
}

/** Puts the bytes of a text at a place. False if it is not pairs of lower-case hex digits. */
export function readHex(text: string, target: Uint8Array, at: number): boolean {
  const { length } = text
  const digits = new Uint8Array(length)
  const { read, written } = encoder.encodeInto(text, digits)
  if (length % 2 !== 0 || read !== length || written !== length) return false
  const pairs = new Uint16Array(digits.buffer)
  let all = 0
  for (let i = 0; i < pairs.length; i++) {
    const byte = BYTES[pairs[i] ?? 0] ?? -1
    all |= byte
    target[at + i] = byte
  }
  return all >= 0
}

/** The bytes as lower-case hex. */
export function toHex(bytes: Uint8Array): string {
  const digits = new Uint16Array(bytes.length)
  for (let i = 0; i < bytes.length; i++) digits[i] = DIGITS[bytes[i] ?? 0] ?? 0
  return decoder.decode(digits)
}
