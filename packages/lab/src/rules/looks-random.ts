// The rules by which fully encrypted traffic was told in 2021 to 2023 (USENIX Security 2023, Algorithm 1): the first
// data packet of a connection is blocked unless one of five exemptions takes it.
//
// The paper and its program disagree on the third byte of TLS: 00-09 or 00-0f. The paper's word stands here, and the
// vectors keep the bytes between as ambiguous.

export type Exemption = 'Ex1' | 'Ex2' | 'Ex3' | 'Ex4' | 'Ex5'

const VERBS = ['GET ', 'PUT ', 'POST ', 'HEAD ']

/** The first exemption that takes a payload, or undefined: it looks random. */
export function exemptionOf(payload: Uint8Array): Exemption | undefined {
  if (payload.length === 0) return 'Ex1'
  let bits = 0
  let printable = 0
  let run = 0
  let longest = 0
  for (const byte of payload) {
    for (let rest = byte; rest > 0; rest &= rest - 1) bits++
    run = isPrintable(byte) ? run + 1 : 0
    longest = Math.max(longest, run)
    if (run > 0) printable++
  }
  const density = bits / payload.length
  if (density <= 3.4 || density >= 4.6) return 'Ex1'
  if (payload.length >= 6 && payload.subarray(0, 6).every(isPrintable)) return 'Ex2'
  if (printable / payload.length > 0.5) return 'Ex3'
  if (longest > 20) return 'Ex4'
  const [first = 0, second = 0, third = 0] = payload
  if ((first === 0x16 || first === 0x17) && second === 3 && third <= 9) return 'Ex5'
  const start = String.fromCharCode(...payload.subarray(0, 5))
  return VERBS.some((verb) => start.startsWith(verb)) ? 'Ex5' : undefined
}

function isPrintable(byte: number): boolean {
  return byte >= 0x20 && byte <= 0x7e
}
