// Where the counter of a sealed line's work stands: behind what NIP-44 made, so that an attempt hashes the end of the line
// and not all of it.
//
// Twelve digits, which are base64 as well: some relays take no other content of kind 1059. There is no mark between: what
// NIP-44 makes has 3 bytes more than a multiple of 32 whatever is in it, so the length says whether a counter follows.

/** Of every counter at the end, with zeros before it. */
export const DIGITS = 12
/** Bytes of what NIP-44 makes: a multiple of a chunk, and more for version, nonce, length and MAC. */
const CHUNK = 32
const MORE = 67

/** @param payload padded base64: each `=` gives way to a digit, as it may stand at the end alone */
export function withCounter(payload: string, digits: string): string {
  return payload.replaceAll('=', '0') + digits
}

/** What NIP-44 made, where the content is spelled as `withCounter` does; any other comes back as it is. */
export function withoutCounter(content: string): string {
  const spare = ((content.length - DIGITS) * 0.75 - MORE) % CHUNK
  const tail = -DIGITS - spare
  return /^0{0,2}\d{12}$/.test(content.slice(tail)) ? content.slice(0, tail) + '=='.slice(0, spare) : content
}
