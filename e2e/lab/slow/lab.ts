// Every scenario with a real Chromium behind the stream driver. One JSON a cell, so that a run that was stopped goes on;
// a report at the end. What a proxy cannot show is *not exercised*.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CellResult, cellWords, readScenarios, reportPage, standingOf } from '@commonwall/lab'
import type { SlowRun } from '../../../scripts/test-slow.ts'
import { whyNoBrowser } from '../../browser.ts'
import { openBrowserLab } from '../browser/browser-lab.ts'
import { TOO_BUSY, underWatch } from '../browser/busy.ts'
import { BROWSER_READERS } from '../browser/readers.ts'
import { findingsOf } from '../findings.ts'
import { NOTES, OURS } from '../matrix.ts'

export const run: SlowRun['run'] = async ({ seed, log, args }) => {
  const result = { passed: 0, failed: 0, skipped: 0, notes: [] as string[] }
  const reason = whyNoBrowser()
  if (reason !== undefined) return { ...result, skipped: 1, notes: [`not exercised: ${reason}`] }
  const scenarios = readScenarios().filter(({ id }) => args.scenario === undefined || args.scenario === id)
  const readers = BROWSER_READERS.filter(({ id }) => args.reader === undefined || args.reader === id)
  const folder = join('results/slow', `lab-${seed}`)
  mkdirSync(folder, { recursive: true })
  const lab = await openBrowserLab(folder)
  const cells: CellResult[] = []
  let old = 0
  try {
    for (const scenario of scenarios)
      for (const reader of readers) {
        const file = join(folder, `${scenario.id}--${reader.id}.json`)
        const kept = existsSync(file)
        if (kept) old++
        const cell = kept
          ? (JSON.parse(readFileSync(file, 'utf8')) as CellResult)
          : await calmly(() => lab.run(scenario, reader, String(seed)))
        // What a busy machine spoiled is run again by the next run.
        if (cell.void !== BUSY) writeFileSync(file, JSON.stringify(cell, undefined, 2))
        cells.push(cell)
        const standing = standingOf(cell)
        const ours = reader.id.startsWith('ours')
        if (standing === 'not-exercised') result.skipped++
        else if (
          standing === 'void' ||
          (ours && !isWell(standing, scenario.nothingCould !== undefined, reader.id))
        ) {
          result.failed++
          result.notes.push(`${scenario.id}, ${reader.id}: ${cellWords(cell).join('; ')}`)
        } else result.passed++
        log(`${scenario.id.padEnd(22)}${reader.id.padEnd(22)}${cellWords(cell).join('; ')}`)
      }
  } finally {
    await lab.close()
  }
  writeFileSync(
    join(folder, 'report.html'),
    reportPage({
      scenarios,
      readers,
      cells,
      seed: String(seed),
      driver: 'stream',
      onTrial: OURS,
      notes: NOTES,
      findings: await findingsOf(String(seed)),
    }),
  )
  if (old > 0)
    result.notes.push(
      `${old} of ${cells.length} cells were kept from a run that was stopped: empty ${folder} after a change`,
    )
  result.notes.push(`report: ${join(folder, 'report.html')}`)
  return result
}

const BUSY = 'this machine was too busy with other things'

/** A cell that did not get through while the machine was too busy proves nothing; it is tried three times. */
async function calmly(run: () => Promise<CellResult>): Promise<CellResult> {
  for (let tries = 1; ; tries++) {
    const { value: cell, lost } = await underWatch(run)
    const through = ['through', 'not-exercised'].includes(standingOf(cell))
    if (through || lost < TOO_BUSY) return cell
    if (tries === 3) return { ...cell, void: BUSY }
  }
}

/** Where there is no way out, a page that saves nothing cannot be opened, and a file works by being carried. */
function isWell(standing: ReturnType<typeof standingOf>, nothingCould: boolean, reader: string): boolean {
  if (!nothingCould) return standing === 'through'
  return reader === 'ours-page' ? standing === 'cut' : standing === 'carried'
}
