// Boards whose titles mean harm: as much of it as a title holds (200 characters on one line), by markup, direction, what
// cannot be seen, look-alikes and length. A title stands in the list of boards, beside threads, above them, in the
// composer, and in the name of a feed.

import { FIXED, MARKUP } from './texts.ts'

const MOST = 200

export interface HostileBoard {
  readonly slug: string
  readonly lang: string
  readonly title: string
}

export const HOSTILE_BOARDS: readonly HostileBoard[] = [
  ...MARKUP,
  ...FIXED.map(({ text }) => text),
  'Declaration\u200b',
].map((text, n) => {
  const line = `${text.replaceAll(/\s+/g, ' ')} ${n}`
  return { slug: `harm-${n}`, lang: n % 2 === 0 ? 'en' : 'ar', title: [...line].slice(-MOST).join('') }
})
