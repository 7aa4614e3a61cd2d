// Writes packages/wall/src/text/chinese-table.ts from OpenCC's dictionary of single characters.
//
// Run it after opencc-js changed: node run.mjs scripts/tables/chinese.ts. A test compares the table with opencc-js.

import { writeFileSync } from 'node:fs'

/** `from to|from to|…`; opencc-js gives no types for it, so it is named where no type is looked for. */
const dictionary: string = 'opencc-js/dict/TSCharacters'
const { default: characters } = (await import(dictionary)) as { default: string }

const target = new URL('../../packages/wall/src/text/chinese-table.ts', import.meta.url)

const pairs = characters
  .split('|')
  .map((pair) => pair.split(' ').map((character) => character.codePointAt(0) ?? 0))
  .filter(([from, to]) => from !== to)
  .sort(([a = 0], [b = 0]) => a - b)

let last = 0
const steps = pairs.map(([from = 0]) => {
  const step = from - last
  last = from
  return step.toString(36)
})
const offsets = pairs.map(([from = 0, to = 0]) => (to - from).toString(36))

writeFileSync(
  target,
  `// Traditional characters and their simplified ones. Written by scripts/tables/chinese.ts; data only.
//
// From OpenCC's TSCharacters (https://github.com/BYVoid/OpenCC), Copyright the OpenCC contributors, licensed
// under the Apache License 2.0, as packaged by opencc-js. ${pairs.length} pairs by code point: \`STEPS\` are the
// differences between one traditional character and the next, \`OFFSETS\` simplified minus traditional, in base 36.

export const STEPS =
${quoted(steps)}

export const OFFSETS =
${quoted(offsets)}
`,
)

function quoted(numbers: readonly string[]): string {
  const lines: string[] = []
  let line = ''
  for (const number of numbers) {
    if (line.length + number.length > 98) {
      lines.push(line)
      line = ''
    }
    line += `${number} `
  }
  lines.push(line.trimEnd())
  return lines.map((text) => `  '${text}'`).join(' +\n')
}
