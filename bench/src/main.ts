// `npm run bench`: measures, prints a table, and keeps it with machine and date.

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { machineName } from './machine.ts'
import { readOptions, USAGE } from './options.ts'
import { toMarkdown } from './report.ts'
import { runBench } from './run-bench.ts'

const RESULTS = join(import.meta.dirname, '..', 'results')

try {
  if (process.argv.includes('--help')) console.log(USAGE)
  else await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function main(): Promise<void> {
  const { out = RESULTS, dry, ...options } = readOptions(process.argv.slice(2))
  const report = await runBench(options, (line) => console.error(line))
  const markdown = toMarkdown(report)
  console.log(markdown)
  if (dry) return
  mkdirSync(out, { recursive: true })
  const engine = options.portable ? '-portable' : ''
  const path = join(out, `${report.date}-${machineName(report.machine)}${engine}`)
  writeFileSync(`${path}.json`, `${JSON.stringify(report, undefined, 2)}\n`)
  writeFileSync(`${path}.md`, markdown)
  console.error(`kept as ${path}.json and .md`)
}
