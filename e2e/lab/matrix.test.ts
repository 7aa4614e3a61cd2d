// Every scenario in virtual time, with the real copy, pool, transports and files of sync. All readers: `npm run lab`.

import { type CellResult, readScenarios, reportPage, standingOf } from '@commonwall/lab'
import { beforeAll, describe, expect, it } from 'vitest'
import { NOTES, READERS, runMatrix } from './matrix.ts'
import { oursFile, oursPage } from './ours.ts'

const scenarios = readScenarios()
const options = { seed: '1' }
const cells: CellResult[] = []
const cellOf = (scenario: string, reader: string) =>
  cells.find((cell) => cell.scenario === scenario && cell.reader === reader)

beforeAll(async () => {
  await runMatrix(scenarios, READERS, options, (cell) => cells.push(cell))
}, 120_000)

describe.each([oursPage, oursFile].map(({ id }) => id))('%s', (reader) => {
  it.each(scenarios.map(({ id, nothingCould }) => [id, nothingCould] as const))(
    'reads and writes in %s',
    (scenario, nothingCould) => {
      const cell = cellOf(scenario, reader)
      // Where there is no way out, a file that people carry is the way; anywhere else it would be a defeat.
      expect(cell && standingOf(cell)).toBe(nothingCould === undefined ? 'through' : 'carried')
      expect(cell?.visits.every(({ read }) => read.ok)).toBe(true)
    },
  )
})

it('shows what the wall is: each rival that lives on known names is cut off by some of it', () => {
  for (const reader of ['https-forum', 'service-worker-site', 'nostr-client']) {
    const cut = cells.filter((cell) => cell.reader === reader && standingOf(cell) === 'cut')
    expect(cut.length).toBeGreaterThan(5)
    expect(standingOf(cellOf('clear-weather', reader) as CellResult)).toBe('through')
    expect(standingOf(cellOf('mega-2026', reader) as CellResult)).toBe('cut')
  }
})

it('leaves a host alone after it was cut, for as long as the wall would go on cutting', () => {
  const entries = cellOf('sni-rst-2024', 'ours-page')?.entries ?? []
  const struck = entries.flatMap(({ at, who, what }) =>
    who === 'wall' && what.startsWith('read') ? [at] : [],
  )
  const still = entries.filter(({ who, what }) => who === 'wall' && what.startsWith('still cut'))
  for (const [index, at] of struck.slice(1).entries())
    expect(at - (struck[index] ?? 0)).toBeGreaterThan(180_000)
  expect(still).toEqual([])
})

it('sends a sealed post over a relay where no host takes one, and proves it by a copy', () => {
  for (const reader of ['ours-page', 'ours-file']) {
    const cell = cellOf('relay-stays', reader)
    expect(cell?.visits.at(-1)?.write.by).toContain('over a relay')
    expect(cell?.names).toContain('evening-owl.test')
  }
})

it('gives the same runs for the same seed, byte for byte', async () => {
  const some = scenarios.filter(({ id }) => ['ip-blackhole', 'mega-2026', 'cut-off'].includes(id))
  const again = await runMatrix(some, READERS, options)
  const before = cells.filter(({ scenario }) => some.some(({ id }) => id === scenario))
  expect(JSON.stringify(again)).toBe(JSON.stringify(before))
}, 60_000)

it('tells it in a page that has every run, and no script', () => {
  const page = reportPage({ scenarios, readers: READERS, cells, seed: '1', driver: 'virtual', notes: NOTES })
  expect(page).not.toContain('<script')
  for (const { title } of scenarios) expect(page).toContain(title)
  expect(page.match(/<details id=/g)?.length).toBe(scenarios.length * READERS.length)
})
