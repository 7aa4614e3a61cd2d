// Somebody walks through the doors of a demonstration, with one click a step, and every figure that the app tells is read
// from the screen: for the test that each is true, and for the run that is recorded.

import type { Page } from 'playwright-core'
import { freePort, type RunningCommand, start } from '../../../packages/cli/test/reach/wall.ts'
import type { Agreement, AlterFacts, PlugFacts, SayFacts } from '../../../packages/web/src/app/doors/facts.ts'
import { DOOR_WORDS } from '../../../packages/web/src/app/doors/words.ts'
import type { Gate } from '../../gate.ts'
import type { Reader } from '../reader.ts'

const words = DOOR_WORDS.en
/** Milliseconds for what starts programs or waits for a batch, on a busy machine. */
export const PATIENCE = 120_000

export interface Demonstration {
  readonly command: RunningCommand
  /** Ends in a slash. */
  readonly url: string
  readonly host: string
}

/** `npm start`, as a process of its own; resolves once its pages load the app. @param data an empty folder */
export async function startDemonstration(data: string): Promise<Demonstration> {
  const port = await freePort()
  const command = await start('demo', '--data', data, '--port', `${port}`)
  const url = `http://127.0.0.1:${port}/`
  for (let tries = 0; !(await (await fetch(url)).text()).includes('<meta name="app"'); tries++) {
    if (tries > 240) throw new Error('demonstration: expected its pages to load the app within two minutes')
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  return { command, url, host: new URL(url).host }
}

/** Lets the gate know where the second wall is, as soon as the page does. */
export async function allowSecond({ context }: Reader, gate: Gate): Promise<void> {
  await context.route('**/doors/*', async (route) => {
    const response = await route.fetch({ timeout: PATIENCE })
    const body = await response.text()
    for (const [, host = ''] of body.matchAll(/http:\/\/(127\.0\.0\.1:\d+)\//g)) gate.allow(host)
    await route.fulfill({ response, body })
  })
}

/** Opens a door from the first screen. */
export async function openDoor(page: Page, door: 1 | 2 | 3 | 4): Promise<void> {
  await page.getByRole('link', { name: words.names[door] }).first().click()
  await page.getByRole('heading', { level: 1, name: words.names[door] }).waitFor()
}

export async function sayIt(page: Page): Promise<SayFacts> {
  await page.getByRole('button', { name: words.say.button }).click()
  return factsOf<SayFacts>(page)
}

export async function alterIt(page: Page): Promise<AlterFacts> {
  await page.getByRole('button', { name: 'Nobody' }).click({ timeout: PATIENCE })
  await page.getByRole('button', { name: words.alter.repair }).click({ timeout: PATIENCE })
  return factsOf<AlterFacts>(page)
}

/** @param onFile given the saved file's path */
export async function pullThePlug(
  page: Page,
  onFile: (path: string) => Promise<void> = async () => undefined,
): Promise<PlugFacts> {
  const take = page.getByRole('button', { name: words.plug.take })
  await take.waitFor({ timeout: PATIENCE })
  const [download] = await Promise.all([page.waitForEvent('download'), take.click()])
  await onFile(await download.path())
  await page.getByRole('button', { name: words.plug.pull }).click()
  await page.getByRole('button', { name: words.plug.button }).click()
  await page.locator('.steps .now', { hasText: words.step.waiting }).waitFor()
  await page.getByRole('button', { name: words.plug.start }).click()
  return factsOf<PlugFacts>(page)
}

export async function agree(page: Page): Promise<Agreement> {
  await page.getByRole('button', { name: words.agree.button }).click()
  return factsOf<Agreement>(page)
}

async function factsOf<F>(page: Page): Promise<F> {
  const told = page.locator('[data-facts]')
  await told.waitFor({ timeout: PATIENCE })
  return JSON.parse((await told.getAttribute('data-facts')) ?? '') as F
}
