// `npm run lab`: every scenario, every reader, one report.
//
//   npm run lab -- [--scenario ID] [--reader ID] [--driver virtual|stream|packet] [--seed N] [--lists DIR]
//                  [--scenarios DIR] [--json] [--html FILE]

import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { cellWords, readScenarios, reportPage } from '@commonwall/lab'
import { NOTES, READERS, runMatrix } from './matrix.ts'

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

const scenarios = readScenarios(values.scenarios).filter(({ id }) => values.scenario?.includes(id) ?? true)
const readers = READERS.filter(({ id }) => values.reader?.includes(id) ?? true)
if (scenarios.length === 0 || readers.length === 0) {
  console.error(
    `lab: expected a scenario and a reader; readers are ${READERS.map(({ id }) => id).join(', ')}`,
  )
  process.exit(2)
}
if (values.driver !== 'virtual') {
  console.error(
    `lab: with a real browser it is npm run test:slow -- ${values.driver === 'packet' ? 'packet' : 'lab'}`,
  )
  process.exit(2)
}
const options = { seed: values.seed, ...(values.lists === undefined ? {} : { lists: values.lists }) }
const cells = await runMatrix(scenarios, readers, options, (cell) => {
  if (!values.json)
    console.log(`${cell.scenario.padEnd(22)}${cell.reader.padEnd(22)}${cellWords(cell).join('; ')}`)
})
if (values.json) console.log(JSON.stringify(cells, undefined, 2))
if (values.html !== undefined) {
  mkdirSync(dirname(values.html), { recursive: true })
  writeFileSync(
    values.html,
    reportPage({ scenarios, readers, cells, seed: values.seed, driver: 'virtual', notes: NOTES }),
  )
}
// Sockets of libraries may leave timers behind that no run waits for.
process.exit(cells.some((cell) => cell.void !== undefined) ? 1 : 0)
