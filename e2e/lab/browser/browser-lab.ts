// A real node, a town that leads to it, and a Chromium: what cells behind the stream driver are run with.

import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { CellResult, Scenario } from '@commonwall/lab'
import { dataFolder } from '@commonwall/node'
import { startDemoNode } from '../../app/demo-node.ts'
import { launchBrowser } from '../../browser.ts'
import { openRelayOfOthers } from '../town/relay-of-others.ts'
import { openTown } from '../town/town.ts'
import type { BrowserReader } from './at-browser.ts'
import { runBrowserCell } from './run-cell.ts'

export interface BrowserLab {
  run(scenario: Scenario, reader: BrowserReader, seed: string): Promise<CellResult>
  close(): Promise<void>
}

/** @param folder for the file that is taken along, and what is downloaded */
export async function openBrowserLab(folder: string): Promise<BrowserLab> {
  mkdirSync(folder, { recursive: true })
  const demo = await startDemoNode()
  const relay = await openRelayOfOthers(demo)
  const town = await openTown(demo.host, {
    published: dataFolder(demo.folder).published,
    relay: relay.host,
  })
  const release = async () => {
    await relay.arrived()
    await demo.release()
  }
  const browser = await launchBrowser([`--ignore-certificate-errors-spki-list=${town.certificate.spki}`])
  await takeFile(browser, demo.url, resolve(join(folder, 'wall.html')))
  return {
    run: (scenario, reader, seed) =>
      runBrowserCell({
        ...{ scenario, reader, seed, browser, town, demo, release },
        folder: resolve(join(folder, 'work')),
      }),
    async close() {
      await browser.close()
      await town.close()
      await relay.close()
      await demo.close()
    },
  }
}

/** Takes the wall along as one HTML file, before the wall minds. */
async function takeFile(
  browser: Awaited<ReturnType<typeof launchBrowser>>,
  url: string,
  path: string,
): Promise<void> {
  const page = await browser.newPage({ locale: 'en-GB', acceptDownloads: true })
  await page.goto(`${url}en/`)
  await page.locator('.said-aloud').waitFor({ state: 'attached', timeout: 30_000 })
  await page.getByRole('link', { name: 'Take it along' }).click()
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as one HTML file' }).click(),
  ])
  await saved.saveAs(path)
  await page.close()
}
