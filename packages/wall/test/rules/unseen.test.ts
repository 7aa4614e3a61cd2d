// What is taken out of a pasted text: what only tells copies apart, and nothing that a script, an emoji or a line of two
// directions is written with.

import { asPosted } from '@commonwall/wall'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const counted = (text: string) => {
  let signs = 0
  const left = asPosted(text, () => signs++)
  return { left, signs }
}

/** Written as they are meant to be, in the scripts and signs of which each is an example. */
const MEANT: Readonly<Record<string, string>> = {
  Persian: 'می\u200cخواهم کتاب\u200cها را ۲۰\u200cساله؛ ه\u200d.ش و USB\u200cها',
  Uyghur: 'ئۇيغۇر تىلى — «ھەق»، 2026-يىلى',
  'Arabic with a Latin word set apart':
    'قال \u2067\u2066GitHub (v2)\u2069\u2069، ثم \u200fC++\u200f و\u200e(a)\u200e و\u061c12-7',
  'Hebrew with points': 'יְרוּשָׁלַ\u034fיִם \u202bאבג\u202c \u200fC#',
  Hindi: 'क्\u200dष र्\u200dय क्\u200cष',
  Bengali: 'র\u200d্য ক্\u200c\u09b7',
  Sinhala: 'ශ්\u200dරී ලංකා',
  Malayalam: 'അവന്\u200d പോയി',
  Kannada: 'ರ\u200d್ಕ',
  Khmer: 'ភាសា\u200bខ្មែរ',
  Thai: 'ภาษา\u200bไทย',
  Khamti: 'ၵ\ufe00',
  Tibetan: 'བོད་ཡིག',
  Mongolian: 'ᠮᠣᠩᠭᠣᠯ\u202fᠤᠨ ᠪᠠ\u180eᠠ ᠳ\u180bᠠ ᠠ\u200dᠠ',
  Chinese: '\u3000\u3000人权，不是恩赐。\u3000見《世界人權宣言》——“第一條”……',
  Korean: '인권은 은혜가 아니다',
  French: '« Liberté » : l’égalité — œuvre',
  emoji:
    '👩\u200d⚕\ufe0f 👨🏽\u200d🦰 👩\u200d👩\u200d👧 ❤\ufe0f\u200d🔥 🏳\ufe0f\u200d🌈 🏴\u200d☠\ufe0f 1\ufe0f\u20e3 ☎\ufe0e ©\ufe0f 🇭🇰 👍🏿',
  flags: '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
  Markdown: '# One  \ntwo\n\n\t- `a  b`',
}

/** Signs that say nothing in Chinese or Latin letters. */
const MARKS = [
  ...'\u00ad\u034f\u061c\u115f\u17b4\u180b\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u202d\u202e\u2060\u2062\u2064',
  ...'\u2066\u2067\u2068\u2069\u206f\u3164\ufe00\ufe0e\ufe0f\ufeff\uffa0\ufffa\u0090\u{e0001}\u{e0041}\u{e007f}\u{e0100}',
]
const SPACES = [...'\u00a0\u1680\u2000\u2004\u2005\u2006\u2008\u2009\u200a\u202f\u205f\u2800']
const PLAIN = [...'aé9#*.， 人权“”—\n']

describe('a text that is posted', () => {
  it.each(Object.entries(MEANT))('keeps what is meant in it: %s', (_, text) => {
    expect(counted(text)).toEqual({ left: text, signs: 0 })
  })

  it('keeps it also where the examples stand side by side, in lines of their own', () => {
    const one = fc.constantFrom(...Object.values(MEANT))
    fc.assert(
      fc.property(fc.array(one, { minLength: 2, maxLength: 6 }), (texts) => {
        expect(asPosted(texts.join('\n'))).toBe(texts.join('\n'))
      }),
      { seed: 468, numRuns: 50 },
    )
  })

  it('loses every mark wherever it stands in Chinese or Latin, and each is counted', () => {
    const plain = fc.constantFrom(...PLAIN)
    const mark = fc.constantFrom(...MARKS).map((sign) => ({ sign, left: '' }))
    const space = fc.constantFrom(...SPACES).map((sign) => ({ sign, left: ' ' }))
    const piece = fc.oneof(
      plain.map((sign) => ({ sign, left: sign })),
      mark,
      space,
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.map(({ sign }) => sign).join('')
        const left = pieces.map(({ left }) => left).join('')
        const signs = pieces.filter((one) => one.sign !== one.left).length
        expect(counted(text)).toEqual({ left, signs })
      }),
      { seed: 468, numRuns: 2_000 },
    )
  })

  it.each([
    ['tags behind a letter or an emoji', 'a\u{e0068}\u{e0069} 😀\u{e0068}\u{e007f}', 'a 😀'],
    ['a variant of what has none', 'a\ufe0f 人\ufe01 葛\u{e0100} 😀\ufe0f 1\ufe0f', 'a 人 葛 😀 1'],
    ['more than one joiner at a place', 'می\u200c\u200c\u200dخواهم', 'می\u200cخواهم'],
    ['a joiner behind a word', 'کتاب\u200c ما', 'کتاب ما'],
    ['a direction where there is but one', 'deliver \u200eit\u200f \u2066now\u2069', 'deliver it now'],
    ['an override', 'שלום \u202egnp.exe\u202c', 'שלום gnp.exe\u202c'],
    ['several directions at one place', 'שלום\u200e\u200f\u200e!', 'שלום\u200e!'],
    ['a direction in another line', 'שלום\nab\u200ecd', 'שלום\nabcd'],
    ['separators of lines', 'a\u2028b\u2029c\u0085d', 'a\nb\nc\nd'],
  ])('loses %s', (_, text, left) => {
    expect(asPosted(text)).toBe(left)
  })

  it('is read in time that grows with its length', () => {
    const worst = ['\u200b', '😀\u200d', '\u180b', 'ی\u200c', '\u2066', '1\ufe0f', '🏴\u{e0067}']
    const started = performance.now()
    for (const sign of worst) asPosted(sign.repeat(72_000 / sign.length))
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})
