// What a file is, by its first bytes: never by its name, which whoever carries it may have changed.

import { isCardText } from '../../addresses/card.ts'

export type FileKind = 'bundle' | 'html' | 'lines' | 'proof' | 'card'

const GZIP = [0x1f, 0x8b]
const decoder = new TextDecoder()
/** How much of a file is looked at; a tar's magic stands at 257. */
export const SNIFFED = 1024

/**
 * `bundle`: a tar, or one gzipped; `html`: a page, perhaps with a bundle in it; `lines`: an outbox file, one event
 * a line; `proof`: a tlog-proof; `card`: an address for one person. Undefined: none of these. What it really holds is said by whoever reads it.
 * @param start the first `SNIFFED` bytes, or the whole file if it is shorter
 */
export function sniffFile(start: Uint8Array): FileKind | undefined {
  if (GZIP.every((byte, at) => start[at] === byte)) return 'bundle'
  if (decoder.decode(start.subarray(257, 262)) === 'ustar') return 'bundle'
  // The empty bundle: two zero blocks.
  if (start.length === SNIFFED && start.every((byte) => byte === 0)) return 'bundle'
  const text = decoder.decode(start)
  if (/^\s*(?:<!doctype html|<html|<!--)/i.test(text)) return 'html'
  if (text.startsWith('c2sp.org/tlog-proof@')) return 'proof'
  if (/^\n*\{"/.test(text)) return 'lines'
  if (start.length < SNIFFED && isCardText(text)) return 'card'
  return undefined
}
