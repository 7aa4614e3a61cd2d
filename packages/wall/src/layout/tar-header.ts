// One header block of the canonical ustar (DESIGN §3.5): 512 bytes that follow from path and size alone.
//
// Reading compares with what would be written, so there is no second spelling of any field to refuse by hand.

import { LayoutError } from './layout-error.ts'
import { parsePath } from './paths.ts'

export const BLOCK = 512
const MAX_PATH = 100
const SIZE_AT = 124

const encoder = new TextEncoder()
const decoder = new TextDecoder()

const FIELDS = [
  ['name', 0, 100],
  ['mode', 100, 8],
  ['uid', 108, 8],
  ['gid', 116, 8],
  ['size', SIZE_AT, 12],
  ['mtime', 136, 12],
  ['checksum', 148, 8],
  ['type', 156, 1],
  ['linkname', 157, 100],
  ['magic', 257, 6],
  ['version', 263, 2],
  ['uname', 265, 32],
  ['gname', 297, 32],
  ['devmajor', 329, 8],
  ['devminor', 337, 8],
  ['prefix', 345, 155],
  ['padding', 500, 12],
] as const

/** The header of a file of `size` bytes. @throws LayoutError if the path is not one of a wall's */
export function encodeTarHeader(path: string, size: number): Uint8Array<ArrayBuffer> {
  if (path.length > MAX_PATH || parsePath(path) === undefined)
    throw new LayoutError('name', 'a path of the layout, at most 100 bytes', path)
  if (!Number.isInteger(size) || size < 0 || size >= 8 ** 11)
    throw new LayoutError('size', 'a whole number below 8^11', size)
  const block = new Uint8Array(BLOCK)
  const put = (at: number, text: string) => block.set(encoder.encode(text), at)
  put(0, path)
  put(100, '0000644\0')
  put(108, '0000000\0')
  put(116, '0000000\0')
  put(SIZE_AT, `${octal(size, 11)}\0`)
  put(136, '00000000000\0')
  put(148, '        ')
  put(156, '0')
  put(257, 'ustar\x0000')
  put(329, '0000000\0')
  put(337, '0000000\0')
  const sum = block.reduce((total, byte) => total + byte, 0)
  put(148, `${octal(sum, 7)}\0`)
  return block
}

/**
 * Path and size of a header block.
 * @param at where the block starts in the archive, for the message
 * @throws LayoutError naming the first field that is not as `encodeTarHeader` writes it
 */
export function decodeTarHeader(block: Uint8Array, at: number): { path: string; size: number } {
  const end = block.indexOf(0)
  const path = decoder.decode(block.subarray(0, end < 0 || end > MAX_PATH ? MAX_PATH : end))
  if (parsePath(path) === undefined) throw new LayoutError(`name at byte ${at}`, 'a path of the layout', path)
  const digits = decoder.decode(block.subarray(SIZE_AT, SIZE_AT + 12))
  if (!/^[0-7]{11}\0$/.test(digits))
    throw new LayoutError(`size at byte ${at + SIZE_AT}`, '11 octal digits and NUL', digits)
  const size = Number.parseInt(digits, 8)
  const expected = encodeTarHeader(path, size)
  for (const [name, offset, length] of FIELDS) {
    const got = block.subarray(offset, offset + length)
    const want = expected.subarray(offset, offset + length)
    if (got.some((byte, i) => byte !== want[i]))
      throw new LayoutError(`${name} at byte ${at + offset}`, JSON.stringify(text(want)), text(got))
  }
  return { path, size }
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0')
}

function text(field: Uint8Array): string {
  return decoder.decode(field).replace(/\0+$/, '')
}
