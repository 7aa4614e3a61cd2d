// Takes the pictures of the lab's guide: `node run.mjs e2e/lab/shots.ts [report.html]`. Without a report it runs the
// whole matrix in virtual time first.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type CellResult, readScenarios, reportPage } from '@commonwall/lab'
import { launchBrowser } from '../browser.ts'
import { findingsOf } from './findings.ts'
import { NOTES, OURS, READERS, runMatrix } from './matrix.ts'

const SHOTS = join(import.meta.dirname, '../../docs/shots')
const SEED = '1'
const folder = mkdtempSync(join(tmpdir(), 'commonwall-lab-'))
const [given] = process.argv.slice(2)

async function makeReport(): Promise<string> {
  const scenarios = readScenarios()
  const cells: CellResult[] = []
  await runMatrix(scenarios, READERS, { seed: SEED }, (cell) => cells.push(cell))
  const findings = await findingsOf(SEED)
  const file = join(folder, 'report.html')
  writeFileSync(
    file,
    reportPage({
      scenarios,
      readers: READERS,
      cells,
      seed: SEED,
      driver: 'virtual',
      onTrial: OURS,
      notes: NOTES,
      findings,
    }),
  )
  return file
}

const report = given === undefined ? await makeReport() : resolve(given)
const browser = await launchBrowser()
try {
  const open = async (width: number, height: number, colorScheme: 'light' | 'dark') => {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme, deviceScaleFactor: 1.5 })
    await page.goto(pathToFileURL(report).href)
    return {
      async shoot(name: string, from?: string) {
        if (from !== undefined)
          await page
            .locator(from)
            .first()
            .evaluate((element) => {
              element.closest('details')?.setAttribute('open', '')
              scrollTo(0, element.getBoundingClientRect().top + scrollY - 16)
            })
        await page.screenshot({ path: join(SHOTS, `lab-${name}.png`) })
      },
    }
  }
  const desk = await open(1200, 900, 'light')
  await desk.shoot('front')
  await desk.shoot('matrix', '#matrix')
  await desk.shoot('found', '.finding')
  const tall = await open(1200, 1300, 'light')
  await tall.shoot('run', '#storm-443--ours-page')
  const phone = await open(390, 800, 'dark')
  await phone.shoot('phone', '#matrix')
} finally {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}
process.exit()
