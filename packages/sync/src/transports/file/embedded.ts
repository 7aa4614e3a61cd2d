// A bundle inside one HTML file, and how it is found there (docs/protocol/bundle.md, "In an HTML file").
//
// The block holds base64 and so can hold no tag that ends it: it is found as text, without a parser of HTML and
// without running anything of a file that somebody handed over.

import { fromBase64 } from '@commonwall/tlog'
import { TransportError } from '../transport-error.ts'

/** The tag before the base64, byte for byte; `</script>` ends it. */
export const BUNDLE_BLOCK = '<script type="application/octet-stream" id="wall">'
const BLOCK_END = '</script>'
/** Characters decoded at once; a multiple of four. */
const PIECE = 65_536

/**
 * The embedded bundle, gzipped or not, or undefined if the page holds none.
 * @throws TransportError `malformed` if there are two, or what is in it is not base64
 */
export function embeddedBundle(html: string): Blob | undefined {
  const at = html.indexOf(BUNDLE_BLOCK)
  if (at < 0) return undefined
  const from = at + BUNDLE_BLOCK.length
  const end = html.indexOf(BLOCK_END, from)
  if (end < 0) throw malformed(BLOCK_END, 'the end of the file')
  if (html.indexOf(BUNDLE_BLOCK, end) >= 0) throw malformed('one bundle', 'two')
  return new Blob([...decodeLong(html.slice(from, end).replace(/\s+/g, ''))])
}

/** Piece by piece: the text may be longer than what a regular expression or a string of bytes bears. */
function* decodeLong(text: string): Generator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < text.length; at += PIECE) {
    const piece = text.slice(at, at + PIECE)
    const bytes = fromBase64(piece)
    if (bytes === undefined || (piece.includes('=') && at + PIECE < text.length))
      throw malformed('base64', 'other text')
    yield bytes as Uint8Array<ArrayBuffer>
  }
}

function malformed(expected: string, got: string): TransportError {
  return new TransportError('transport/malformed', `embedded bundle: expected ${expected}, got ${got}`)
}
