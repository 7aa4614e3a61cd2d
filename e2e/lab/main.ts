// `npm run lab`: every scenario, every reader, one report.
//
//   npm run lab -- [--scenario ID] [--reader ID] [--driver virtual|stream|packet] [--seed N] [--lists DIR]
//                  [--scenarios DIR] [--json] [--html FILE]
//
// `virtual` runs all of it in seconds. `stream` puts a real Chromium behind a proxy, `packet` one into a network of its
// own (Linux, as root); both take up to half a minute a cell, so name the scenarios that are wanted.

import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { type CellResult, cellWords, readScenarios, reportPage } from '@commonwall/lab'
import { findingsOf } from './findings.ts'
import { NOTES, OURS, READERS } from './matrix.ts'
import { DRIVERS } from './run-driver.ts'

const { values } = parseArgs({
  options: {
    scenario: { type: 'string', multiple: true },
    reader: { type: 'string', multiple: true },
    driver: { type: 'string', default: 'virtual' },
    seed: { type: 'string', default: '1' },
    lists: { type: 'string' },
    scenarios: { type: 'string' },
    json: { type: 'boolean', default: false },
    html: { type: 'string' },
  },
})

function fail(message: string): never {
  console.error(`lab: ${message}`)
  process.exit(2)
}

const driver = DRIVERS[values.driver]
if (driver === undefined)
  fail(`expected a driver of ${Object.keys(DRIVERS).join(', ')}, got "${values.driver}"`)
if (values.lists !== undefined && values.driver !== 'virtual') fail('own lists are for the virtual driver')
const scenarios = readScenarios(values.scenarios).filter(({ id }) => values.scenario?.includes(id) ?? true)
const readers = driver.readers.filter(({ id }) => values.reader?.includes(id) ?? true)
if (scenarios.length === 0 || readers.length === 0)
  fail(`expected a scenario and a reader; readers are ${READERS.map(({ id }) => id).join(', ')}`)
const reason = driver.whyNot()
if (reason !== undefined) fail(`not exercised: ${reason}`)

const cells: CellResult[] = []
await driver.run(
  { scenarios, readers: readers.map(({ id }) => id), seed: values.seed, lists: values.lists },
  (cell) => {
    cells.push(cell)
    if (!values.json)
      console.log(`${cell.scenario.padEnd(22)}${cell.reader.padEnd(22)}${cellWords(cell).join('; ')}`)
  },
)
if (values.json) console.log(JSON.stringify(cells, undefined, 2))
if (values.html !== undefined) {
  mkdirSync(dirname(values.html), { recursive: true })
  writeFileSync(
    values.html,
    reportPage({
      scenarios,
      readers,
      cells,
      seed: values.seed,
      driver: values.driver,
      onTrial: OURS,
      notes: NOTES,
      findings: await findingsOf(values.seed),
    }),
  )
}
// Sockets of libraries may leave timers behind that no run waits for.
process.exit(cells.some((cell) => cell.void !== undefined) ? 1 : 0)
