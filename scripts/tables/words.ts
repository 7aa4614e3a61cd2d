// Writes packages/wall/src/fingerprint/word-table.ts: the two BIP-39 lists that are used, as short as gzip lets them be.
//
// Run it after @scure/bip39 changed: node run.mjs scripts/tables/words.ts. A test compares the lists with it.

import { writeFileSync } from 'node:fs'
import { DIGITS } from '../../packages/wall/src/text/digits.ts'
import { quoted } from './quoted.ts'

/** A dependency of `wall`, not of the root: named where no list of dependencies is looked at. */
const list = async (name: string) =>
  ((await import(`@scure/bip39/wordlists/${name}.js`)) as { wordlist: readonly string[] }).wordlist
const english = await list('english')
const chinese = await list('simplified-chinese')

const target = new URL('../../packages/wall/src/fingerprint/word-table.ts', import.meta.url)
const FIRST = 0x4e00

let before = ''
let words = ''
for (const word of english) {
  let same = 0
  while (same < before.length && word[same] === before[same]) same++
  words += same + word.slice(same)
  before = word
}

let bits = ''
for (const character of chinese)
  bits += ((character.codePointAt(0) ?? 0) - FIRST).toString(2).padStart(15, '0')
const digits = (bits.match(/.{1,6}/g) ?? []).map((six) => DIGITS[Number.parseInt(six, 2)]).join('')

writeFileSync(
  target,
  `// The BIP-39 lists, English and simplified Chinese. Written by scripts/tables/words.ts; data only.
//
// From bitcoin/bips (bip-0039), as packaged by @scure/bip39. \`ENGLISH\`: before each word how many letters it has in common
// with the one before. \`CHINESE\`: code points from U+4E00 on, 15 bits each, in digits of 6 bits.

export const ENGLISH =
${quoted(words)}

export const CHINESE =
${quoted(digits)}
`,
)
