// A bundle inside one HTML file: base64 in a data block, which no browser runs and no policy has to allow.
//
// The page around it is whoever's made it and proves nothing; what is taken out is a bundle like any other, a claim
// until it is verified. Refuses nothing but a second spelling of the block.

import { fromBase64 } from '@commonwall/tlog'
import { LayoutError } from './layout-error.ts'

const OPEN = '<script type="application/octet-stream" id="wall">'
const CLOSE = '</script>'
/** Bytes turned into text at a time: a multiple of three, so that no padding stands inside. */
const STEP = 0x6000
/** Characters turned into bytes at a time; a multiple of four. */
const PIECE = 0x10000

/** The page with the bundle as its last element. @throws LayoutError if the page has no end, or holds one already */
export function embedBundle(html: string, bundle: Uint8Array): string {
  const end = html.lastIndexOf('</body>')
  if (end < 0) throw new LayoutError('page', '</body>', 'no end of a page')
  if (html.includes(OPEN)) throw new LayoutError('page', 'no wall in it yet', 'one')
  return `${html.slice(0, end)}${OPEN}${toBase64(bundle)}${CLOSE}\n${html.slice(end)}`
}

/** The bundle in a page, or undefined if there is none. @throws LayoutError if what stands there is not base64 */
export function embeddedBundle(html: string): Uint8Array | undefined {
  const start = html.lastIndexOf(OPEN)
  if (start < 0) return undefined
  const end = html.indexOf(CLOSE, start)
  if (end < 0) throw new LayoutError('wall', CLOSE, 'the end of the file')
  return fromLongBase64(html.slice(start + OPEN.length, end).replace(/\s+/g, ''))
}

/** Piece by piece: the text may be longer than what a regular expression bears. */
function fromLongBase64(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let at = 0
  for (let from = 0; from < text.length; from += PIECE) {
    const piece = text.slice(from, from + PIECE)
    const some = fromBase64(piece)
    if (some === undefined || (piece.includes('=') && from + PIECE < text.length))
      throw new LayoutError('wall', 'base64', piece.slice(0, 20))
    bytes.set(some, at)
    at += some.length
  }
  return bytes.subarray(0, at)
}

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += STEP)
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + STEP)))
  return text
}
