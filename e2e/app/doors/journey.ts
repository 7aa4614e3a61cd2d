// Somebody walks through the doors of a demonstration, with one click a step, and every figure that the app tells is read
// from the screen: for the test that each is true, and for the run that is recorded.

import type { Page } from 'playwright-core'
import { freePort, type RunningCommand, start } from '../../../packages/cli/test/reach/wall.ts'
import {
  type Agreement,
  type AlterFacts,
  CHANGES,
  type PlugFacts,
  type SayFacts,
} from '../../../packages/web/src/app/doors/facts.ts'
import type { Gate } from '../../gate.ts'
import type { Reader } from '../reader.ts'

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
    const response = await route.fetch({ timeout: PATIENCE }).catch(() => undefined)
    if (response === undefined) return route.abort()
    const body = await response.text()
    for (const [, host = ''] of body.matchAll(/http:\/\/(127\.0\.0\.1:\d+)\//g)) gate.allow(host)
    await route.fulfill({ response, body })
  })
}

/** Opens a door from the first screen. */
export async function openDoor({ page, tongue }: Reader, door: 1 | 2 | 3 | 4): Promise<void> {
  const name = tongue.doors.names[door]
  // What is behind it stands in the link too.
  await page.getByRole('link', { name }).first().click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

export async function sayIt({ page, tongue, button }: Reader): Promise<SayFacts> {
  await button(tongue.doors.say.button).click()
  return factsOf<SayFacts>(page)
}

export async function alterIt({ page, tongue, button }: Reader): Promise<AlterFacts> {
  const { alter } = tongue.doors
  const { before, after } = CHANGES[tongue.language]
  await button(alter.button(before, after)).click({ timeout: PATIENCE })
  await button(alter.repair).click({ timeout: PATIENCE })
  return factsOf<AlterFacts>(page)
}

/** @param onFile given the saved file's path */
export async function pullThePlug(
  { page, tongue, button }: Reader,
  onFile: (path: string) => Promise<void> = async () => undefined,
): Promise<PlugFacts> {
  const { plug, step } = tongue.doors
  const take = button(plug.take)
  await take.waitFor({ timeout: PATIENCE })
  const [download] = await Promise.all([page.waitForEvent('download'), take.click()])
  await onFile(await download.path())
  await button(plug.pull).click()
  await button(plug.button).click()
  await page.locator('.steps .now', { hasText: step.waiting }).waitFor()
  await button(plug.start).click()
  return factsOf<PlugFacts>(page)
}

export async function agree({ page, tongue, button }: Reader): Promise<Agreement> {
  await button(tongue.doors.agree.button).click()
  return factsOf<Agreement>(page)
}

async function factsOf<F>(page: Page): Promise<F> {
  const told = page.locator('[data-facts]')
  await told.waitFor({ timeout: PATIENCE })
  return JSON.parse((await told.getAttribute('data-facts')) ?? '') as F
}
