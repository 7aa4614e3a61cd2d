// A bundle inside one HTML file: base64 in a data block, which no browser runs and no policy has to allow.
//
// The page around it is whoever's made it and proves nothing; what is taken out is a bundle like any other, a claim
// until it is verified. Refuses nothing but a second spelling of the block.

import { LayoutError } from './layout-error.ts'

const OPEN = '<script type="application/octet-stream" id="wall">'
const CLOSE = '</script>'
/** Bytes turned into text at a time: a multiple of three, so that no padding stands inside. */
const STEP = 0x6000

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
  const text = html.slice(start + OPEN.length, end < 0 ? undefined : end).replace(/\s+/g, '')
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  } catch {
    throw new LayoutError('wall', 'base64', text.slice(0, 20))
  }
}

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += STEP)
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + STEP)))
  return text
}
