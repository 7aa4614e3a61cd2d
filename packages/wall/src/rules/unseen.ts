// Marks that nobody sees and that tell whose copy a pasted text was: how many stand in it, and the text without them.
//
// Told by what stands around a sign. What a script, an emoji or a line of two directions needs stays, one at a place, so
// there a mark can still hide; and of wording, look-alike letters and the number of spaces nothing is known here. Variants
// of Han characters (U+E0100 and on) go: the character stays, in its usual form.

import { withoutSharer } from './shared-links.ts'
import { withoutControls } from './text.ts'

const { raw } = String

/** Letters that are joined or kept apart by a sign, as words of Khmer are: Hebrew to Myanmar, Khmer, Mongolian, and beyond. */
const JOINED = raw`(?!\p{DI})[\u0590-\u109f\u1780-\u18af\u{10800}-\u{1efff}]`
/** Of an emoji that could be drawn in two ways, in which; of another, in which colour of skin. */
const EMOJI = raw`(?![\d#*])(?:(?!\p{EPres})\p{Emoji}[\ufe0e\ufe0f]|\p{Emoji}\p{EMod}?)`

const KEPT = [
  // Mongolian: the form of a letter, the vowel that stands apart, the space before an ending.
  raw`[\u1820-\u18aa][\u180b-\u180f\u200c\u200d]{0,2}\u202f?`,
  raw`${JOINED}\u200d|(?!\p{DI})[\p{L}\p{M}\p{N}][\u034f\u200b\u200c](?=\p{DI}*${JOINED})`,
  raw`[\u1000-\u109f]\ufe00`,
  // England, Scotland, Wales: flags that are spelled in signs.
  raw`\u{1f3f4}[\u{e0061}-\u{e007a}]{5}\u{e007f}`,
  raw`${EMOJI}(?:\u200d${EMOJI})*`,
  raw`[\d#*]\ufe0f\u20e3`,
]
/** What says which way goes on, of several the last, and what sets apart a piece that goes the other way; overrides are none. */
const TURNS = raw`[\u061c\u200e\u200f](?![\u061c\u200e\u200f])|[\u202a-\u202c\u2066-\u2069]`
/** But the usual one, and the wide one of Chinese. */
const SPACE = raw`(?![ \u3000])[\p{Zs}\u2800]`
const SIGN = new RegExp(raw`(${KEPT.join('|')})|(${TURNS})|(${SPACE})|[\p{DI}\x80-\x9f\ufff9-\ufffb]`, 'gu')
/** Letters that are written from right to left. */
const LEFTWARDS = /(?=\p{L})[\u0590-\u08ff\ufb1d-\ufefc\u{10800}-\u{1efff}]/u

/**
 * A text as it may leave its writer: without controls, without signs that only tell copies apart, and without what of an
 * address tells who shared it.
 * @param onSign told of each such sign and part
 */
export function asPosted(text: string, onSign?: () => void): string {
  return withoutSharer(withoutControls(text), onSign).replaceAll(/.+/g, (line) => {
    const turns = LEFTWARDS.test(line)
    return line.replaceAll(SIGN, (found, kept = '', turn = '', space = '') => {
      const stays = kept || (turns ? turn : '') || (space && ' ')
      if (stays !== found) onSign?.()
      return stays
    })
  })
}
