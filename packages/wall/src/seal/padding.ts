// The four lengths that an inbox body or answer may have, so that length tells next to nothing (DESIGN §3.8).

import { SealError } from './seal-error.ts'

/** Bytes. */
export const INBOX_SIZES: readonly number[] = [1_024, 4_096, 16_384, 98_304]
export const MAX_INBOX_BYTES = 98_304

const LF = 10

/** The lines, each ended by LF, filled up with LF to the next length class. @throws SealError if they are too many */
export function padLines(lines: readonly string[]): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''))
  const size = INBOX_SIZES.find((size) => size >= text.length)
  if (size === undefined)
    throw new SealError('inbox/invalid', 'body', `at most ${MAX_INBOX_BYTES} bytes`, text.length)
  const body = new Uint8Array(size).fill(LF)
  body.set(text)
  return body
}

/** The lines without padding and empty lines, as bytes without LF. @throws SealError if they are too long */
export function unpadLines(body: Uint8Array): Uint8Array[] {
  if (body.length > MAX_INBOX_BYTES)
    throw new SealError('inbox/invalid', 'body', `at most ${MAX_INBOX_BYTES} bytes`, body.length)
  const lines: Uint8Array[] = []
  for (let from = 0; from < body.length; ) {
    const found = body.indexOf(LF, from)
    const end = found < 0 ? body.length : found
    if (end > from) lines.push(body.subarray(from, end))
    from = end + 1
  }
  return lines
}
