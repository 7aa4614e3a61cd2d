// Codes: one sealed line, one proof, one card or one slip as opaque bytes for printed or shown squares (docs/protocol/code.md).
//
// Never a URL and never readable text: whoever scans one with something else sees noise, and opens nothing. What is
// too long for one square goes over several, which may be read in any order.

import { concatBytes, sha256 } from '@commonwall/tlog'
import { CodeError } from './code-error.ts'

export type CodeKind = 'sealed-line' | 'proof' | 'card' | 'slip'

/** What all squares of one code say together. */
export interface Code {
  readonly kind: CodeKind
  readonly payload: Uint8Array
}

/** Bytes of one square: version 25 at level L, 117 modules a side, which a phone reads off paper and off a screen. */
export const MAX_SQUARE_BYTES = 1_273
/** Squares of one code; what is longer goes into a file. */
export const MAX_SQUARES = 16

/** kind ‖ place ‖ how many ‖ the first four bytes of the payload's SHA-256. */
const HEAD = 7
const KINDS: ReadonlyMap<number, CodeKind> = new Map([
  [0x11, 'sealed-line'],
  [0x12, 'proof'],
  [0x13, 'card'],
  [0x14, 'slip'],
])

/** The bytes of each square, all about equally long. @throws CodeError if it takes more than 16 */
export function encodeSquares({ kind, payload }: Code): Uint8Array[] {
  const byte = [...KINDS].find(([, name]) => name === kind)?.[0] ?? 0
  const squares = Math.max(1, Math.ceil(payload.length / (MAX_SQUARE_BYTES - HEAD)))
  if (squares > MAX_SQUARES)
    throw new CodeError(
      'code/too-long',
      'payload',
      `at most ${MAX_SQUARES * (MAX_SQUARE_BYTES - HEAD)} bytes`,
      payload.length,
    )
  const length = Math.ceil(payload.length / squares)
  const mark = sha256(payload).subarray(0, 4)
  return Array.from({ length: squares }, (_, at) => {
    const part = payload.subarray(at * length, (at + 1) * length)
    const square = new Uint8Array(HEAD + part.length)
    square.set([byte, at, squares])
    square.set(mark, 3)
    square.set(part, HEAD)
    return square
  })
}

/** Codes that are read side by side; the one of which a square came longest ago gives way. */
const MOST_BEGUN = 8

/** Puts codes together from their squares, read in any order and any number of times, also those of several mixed. */
export class CodeReader {
  /** Parts by place, under what all squares of a code have in common; the code of the last square last. */
  readonly #begun = new Map<string, Map<number, Uint8Array>>()
  #missing: number | undefined

  /** Squares of the code of the last one that are still to be read; undefined before the first. */
  get missing(): number | undefined {
    return this.#missing
  }

  /**
   * Takes what one square says, and gives its code when it was the last.
   * @throws CodeError `foreign` if it is no square of ours, `damaged` if a code does not fit together: what was read of others stays
   */
  push(square: Uint8Array): Code | undefined {
    const [byte = 0, at = 0, squares = 0] = square
    const kind = KINDS.get(byte)
    if (kind === undefined || squares < 1 || squares > MAX_SQUARES || at >= squares)
      throw new CodeError('code/foreign', 'square', 'one of ours', 'another')
    if (square.length > MAX_SQUARE_BYTES || (squares > 1 && square.length === HEAD))
      throw new CodeError('code/foreign', 'square', `up to ${MAX_SQUARE_BYTES} bytes`, square.length)
    const common = [byte, ...square.subarray(2, HEAD)].join()
    const parts = this.#begun.get(common) ?? new Map<number, Uint8Array>()
    this.#begun.delete(common)
    parts.set(at, square.slice(HEAD))
    this.#missing = squares - parts.size
    if (this.#missing > 0) {
      this.#begun.set(common, parts)
      const [oldest = ''] = this.#begun.keys()
      if (this.#begun.size > MOST_BEGUN) this.#begun.delete(oldest)
      return undefined
    }
    const payload = concatBytes([...parts].sort(([a], [b]) => a - b).map(([, part]) => part))
    const mark = sha256(payload)
    if ([0, 1, 2, 3].some((i) => mark[i] !== square[3 + i]))
      throw new CodeError('code/damaged', 'squares', 'those of one code', 'some that do not fit together')
    return { kind, payload }
  }
}
