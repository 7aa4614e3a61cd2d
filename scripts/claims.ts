// THREAT-MODEL.md names the test of every claim; this checks that each named test is there.
//
// A claim's test stands as `path` › title. A slow run stands as `npm run test:slow -- name`.

import { existsSync, readFileSync } from 'node:fs'

const text = readFileSync('THREAT-MODEL.md', 'utf8')
const slowRuns = readFileSync('scripts/test-slow.ts', 'utf8')
const problems: string[] = []
let named = 0

for (const [, path = '', title = ''] of text.matchAll(/`([^`]+\.test\.ts)` › ([^|\n]+)/g)) {
  named++
  if (!existsSync(path)) problems.push(`${path}: no such file`)
  else if (!readFileSync(path, 'utf8').includes(title.replaceAll('|', '').trim()))
    problems.push(`${path}: no test called "${title.trim()}"`)
}
for (const [, name = ''] of text.matchAll(/`npm run test:slow -- (\w+)`/g)) {
  named++
  if (!new RegExp(`\\b${name}:`).test(slowRuns)) problems.push(`test:slow: no run called "${name}"`)
}
for (const row of text.split('\n').filter((line) => line.startsWith('| ') && !/^\| (claim|\*\*)/.test(line)))
  if (row.split('|').length >= 4 && !/› |test:slow/.test(row))
    problems.push(`a claim without a test: ${row.slice(0, 80)}`)

for (const problem of problems) console.error(problem)
console.log(`claims: ${named} tests named`)
process.exitCode = problems.length === 0 && named > 0 ? 0 : 1
