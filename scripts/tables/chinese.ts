// Writes packages/wall/src/text/chinese-table.ts from OpenCC's dictionary of single characters.
//
// Run it after opencc-js changed: node run.mjs scripts/tables/chinese.ts. A test compares the table with opencc-js.
// It is written so that gzip makes it small: by simplified characters, whose steps are short, and digit by digit.

import { writeFileSync } from 'node:fs'
import { DIGITS } from '../../packages/wall/src/text/digits.ts'
import { quoted } from './quoted.ts'

/** `from to|from to|…`; opencc-js gives no types for it, so it is named where no type is looked for. */
const dictionary: string = 'opencc-js/dict/TSCharacters'
const { default: characters } = (await import(dictionary)) as { default: string }

const target = new URL('../../packages/wall/src/text/chinese-table.ts', import.meta.url)
/** Digits of 6 bits in which a distance is written. */
const WIDTH = 4

const pairs = characters
  .split('|')
  .map((pair) => pair.split(' ').map((character) => character.codePointAt(0) ?? 0))
  .filter(([from, to]) => from !== to)
  .sort(([a = 0, b = 0], [c = 0, d = 0]) => b - d || a - c)

let last = 0
let steps = ''
for (const [, to = 0] of pairs) {
  steps += short(to - last)
  last = to
}
const distances = pairs.map(([from = 0, to = 0]) => from - to)
const least = Math.min(...distances)
let columns = ''
for (let digit = 0; digit < WIDTH; digit++)
  for (const distance of distances) columns += DIGITS[((distance - least) >> (6 * digit)) & 63]

writeFileSync(
  target,
  `// Simplified characters and the traditional ones that fold to them. Written by scripts/tables/chinese.ts; data only.
//
// From OpenCC's TSCharacters (https://github.com/BYVoid/OpenCC), Copyright the OpenCC contributors, licensed
// under the Apache License 2.0, as packaged by opencc-js. ${pairs.length} pairs by simplified code point. \`STEPS\`: from one to the
// next, in digits of 5 bits, most significant first; a digit from 32 on says that another follows. \`DISTANCES\`:
// traditional minus simplified minus \`LEAST\`, as ${WIDTH} columns of digits of 6 bits, the least significant column first.

export const LEAST = ${least}

export const STEPS =
${quoted(steps)}

export const DISTANCES =
${quoted(columns)}
`,
)

function short(number: number): string {
  const digits = [DIGITS[number & 31]]
  for (let rest = number >> 5; rest > 0; rest >>= 5) digits.unshift(DIGITS[32 + (rest & 31)])
  return digits.join('')
}
