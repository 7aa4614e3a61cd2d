// The scenarios that come along, and those of a folder of somebody's own.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BOXES } from '../boxes/index.ts'
import { Path } from '../path.ts'
import { suppliesFor } from './lists.ts'
import { parseScenario, type Scenario, ScenarioError } from './schema.ts'

const FOLDERS = ['../../scenarios/', '../scenarios/'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
)

/** All of a folder, by number; without one, those that come along. @throws ScenarioError */
export function readScenarios(folder = FOLDERS.find((path) => existsSync(path)) ?? ''): readonly Scenario[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return files.map((name) => readScenario(join(folder, name))).sort((a, b) => a.number - b.number)
}

/** One file. @throws ScenarioError for what is no scenario */
export function readScenario(file: string): Scenario {
  let json: unknown
  try {
    json = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new ScenarioError(
      `scenario ${file}: expected JSON, got ${error instanceof Error ? error.message : error}`,
    )
  }
  return parseScenario(json)
}

/** The boxes of a scenario in a row. @param lists a folder of lists that go before the package's own */
export function pathOf(
  scenario: Pick<Scenario, 'boxes' | 'lists' | 'hour'>,
  { seed, lists }: { readonly seed: string; readonly lists?: string },
): Path {
  const supplies = suppliesFor(scenario.lists, lists)
  const boxes = scenario.boxes.map(({ box, ...params }) => {
    const kind = BOXES.get(box)
    if (kind === undefined) throw new ScenarioError(`box: expected a known name, got "${box}"`)
    return kind.make(params, supplies)
  })
  return new Path(boxes, { seed, hour: scenario.hour })
}
