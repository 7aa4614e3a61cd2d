// Names that look alike, made equal: so that a look-alike of a known name can be flagged.
//
// A small part of Unicode's confusables (UTS #39, revision 32, confusables.txt): the Cyrillic, Greek and other
// letters that pass for Latin ones, after NFKC has dealt with full-width and mathematical forms; and the Chinese that one
// stroke tells apart, or a kana that looks the same. It flags the usual tricks, not all; a name is known by its fingerprint.

import { foldChinese } from './fold-chinese.ts'

/** Signs that take no room or turn the direction: they are dropped. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}]/gu

/** Each group: what it is read as, then its look-alikes, in lower case. */
const LOOK_ALIKES = `
  aаɑα
  bвβЬьƅ
  cсᴄ
  dԁ
  eеєεҽ℮
  gɡց
  hнһհ
  iіıιɩɪ1lӏ|ǀ
  jјϳ
  kкκ
  mм
  nոпη
  oоοօσ0०٥ഠ
  pрρ
  qԛզ
  rгᴦ
  sѕꜱ
  tтτ
  uսυʋ
  vѵνᴠ
  wԝшω
  xхχ×
  yуүγ
  zζᴢ
  土士 未末 己已巳 日曰 人入 口ロ 力カ 工エ
`

const reads: ReadonlyMap<string, string> = new Map(
  LOOK_ALIKES.split(/\s+/).flatMap(([letter = '', ...others]) =>
    others.map((other) => [other, letter] as const),
  ),
)

/**
 * Two names with the same skeleton look alike. Not for display.
 * @example skeleton('Раypal') === skeleton('paypal') // the first two letters are Cyrillic
 */
export function skeleton(name: string): string {
  const visible = name.normalize('NFKC').replace(INVISIBLE, '').toLowerCase().normalize('NFD')
  const read = [...visible.replace(/\p{Mn}/gu, '')].map((character) => reads.get(character) ?? character)
  return foldChinese(read.join('').replace(/\s+/gu, ' ').trim().replaceAll('rn', 'm'))
}
