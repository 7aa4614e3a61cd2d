// Texts that mean harm to who reads them: by direction, by what cannot be seen, by look-alikes, by markup, by length, by
// depth. Some stand here as they are; more come out of a seed.

/** Named, so that a failure says which one. */
export interface HostileText {
  readonly name: string
  readonly text: string
}

export const MARKUP = [
  '<script>document.title="owned"</script>',
  '<img src=x onerror="document.title=\'owned\'">',
  '<svg onload=alert(1)><style>*{display:none}</style>',
  '<iframe srcdoc="<script>parent.document.title=1</script>"></iframe>',
  '<a href="javascript:document.title=1">x</a>',
  '</p></div></main><base href="https://evil.example/">',
  '<!--<script>',
  '<meta http-equiv=refresh content="0;url=https://evil.example/">',
  '![x](https://evil.example/pixel.png)',
  '[x](javascript:alert(1)) [y](data:text/html,<script>1</script>)',
  '<https://evil.example/> https://user@evil.example/ https://xn--pple-43d.com',
]
const DIRECTION = ['\u202e', '\u202d', '\u2066', '\u2067', '\u2069', '\u200f', '\u061c']
const UNSEEN = ['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u{e0041}', '\ufe0f', '\u3164']
const MARKS = ['\u0300', '\u0336', '\u0489', '\u1ab0', '\u20dd', '\u0f7f', '\u0e49']
const NESTS = ['> ', '- ', '* ', '[', '(', '*', '_', '`', '**', '![', '<a ', '&']

export const FIXED: readonly HostileText[] = [
  { name: 'markup', text: MARKUP.join('\n\n') },
  { name: 'an override that is never ended', text: `before ${'\u202e'}gnp.exe and after\nthe next line` },
  { name: 'isolates that are ended too often', text: `${'\u2069'.repeat(500)}x${'\u2067'.repeat(500)}y` },
  { name: 'nothing that can be seen', text: UNSEEN.join('').repeat(300) },
  { name: 'a tower of marks', text: `H${MARKS.join('').repeat(400)}i` },
  { name: 'one line of 58 KB', text: 'all in one line '.repeat(3_600) },
  { name: 'one word of 58 KB', text: 'W'.repeat(58_000) },
  { name: 'one word of Arabic, joined', text: 'م'.repeat(2_000) },
  { name: 'lines without end', text: 'x\n'.repeat(18_000) },
  { name: 'look-alikes', text: 'Тhis demоnstration · Ｔｈｉｓ ｄｅｍｏ · 𝕋𝕙𝕚𝕤 · ⅼog' },
]

/** Markdown that takes micromark minutes, or Preact its stack. */
export const MARKDOWN: readonly HostileText[] = [
  { name: 'emphasis that takes the square', text: '*_'.repeat(29_000) },
  { name: 'quotes within quotes', text: '>'.repeat(58_000) },
  { name: 'headings without end', text: 'a\n=\n'.repeat(9_000) },
  {
    name: 'lists within lists',
    text: Array.from({ length: 240 }, (_, n) => `${' '.repeat(n)}- a`).join('\n'),
  },
  { name: 'markup in Markdown', text: MARKUP.join('\n\n') },
]

/** A number below `below`, the next of a seed (mulberry32). */
export function chance(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

/** A text of pieces of all kinds, at most so many bytes long as JSON. */
export function hostileText(next: (below: number) => number, most = 3_000): string {
  const kinds = [
    MARKUP,
    DIRECTION,
    UNSEEN,
    MARKS,
    NESTS,
    ['漢字', 'עברית', 'مرحبا', 'words', '\n', '\n\n', '\t', '#3', '@'],
  ]
  let text = 'x'
  while (text.length < most) {
    const kind = kinds[next(kinds.length)] ?? []
    const piece = (kind[next(kind.length)] ?? 'x').repeat(1 + (next(10) === 0 ? next(200) : next(3)))
    if (text.length + piece.length > most) break
    text += piece
    if (next(12) === 0) break
  }
  return text
}
