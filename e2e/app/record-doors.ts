// Records a run of the doors, for the pages that tell of it without JavaScript, and takes the pictures of the guide and
// of the README:
// `node run.mjs e2e/app/record-doors.ts`.
//
// A real browser walks through the real demonstration; what it was told is written down as it is.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { STORED_RUN } from '../../packages/cli/src/demo/doors/doorways.ts'
import { FOLDED_AND_WITHDRAWN } from '../../packages/cli/src/demo/this-wall.ts'
import type { StoredRun } from '../../packages/web/src/app/doors/facts.ts'
import type { Language } from '../../packages/web/src/pages/model.ts'
import { launchBrowser } from '../browser.ts'
import { openGate } from '../gate.ts'
import {
  agree,
  allowSecond,
  alterIt,
  openDoor,
  pullThePlug,
  sayIt,
  startDemonstration,
} from './doors/journey.ts'
import { DESK, openReader, PHONE } from './reader.ts'
import { tongueOf } from './words.ts'

const DAY = 86_400
const SHOTS = join(import.meta.dirname, '../../docs/shots')

const folder = mkdtempSync(join(tmpdir(), 'commonwall-doors-'))
const demonstration = await startDemonstration(join(folder, 'data'))
const browser = await launchBrowser()
const gate = await openGate([demonstration.host])
try {
  const reader = await openReader(browser, gate, await tongueOf('en'), {
    viewport: PHONE,
    deviceScaleFactor: 1.5,
  })
  const { page } = reader
  const shoot = async (name: string, colorScheme: 'light' | 'dark', from = 'main') => {
    await page.emulateMedia({ colorScheme })
    await page.locator(from).evaluate((element) => {
      scrollTo(0, element.getBoundingClientRect().top + scrollY - 16)
    })
    await page.screenshot({ path: join(SHOTS, `doors-${name}.png`) })
  }
  await allowSecond(reader, gate)
  await page.goto(`${demonstration.url}en/`)
  await reader.appStands()
  await shoot('front', 'light')
  await openDoor(reader, 1)
  const say = await sayIt(reader)
  await openDoor(reader, 2)
  const alter = await alterIt(reader)
  await shoot('alter', 'light', '.told')
  await openDoor(reader, 3)
  const plug = await pullThePlug(reader)
  await shoot('plug', 'dark', '.told')
  await openDoor(reader, 4)
  await takeFront(`${demonstration.url}en/`)
  await takePage('front-phone-zh-hans', { language: 'zh-Hans' })
  await takePage('thread-desktop', { language: 'en', viewport: DESK, thread: FOLDED_AND_WITHDRAWN.title })
  await takePage('thread-phone-dark-zh-hant', {
    language: 'zh-Hant',
    colorScheme: 'dark',
    thread: 'Article 19 ',
  })
  await takeOperatorsPage(String(demonstration.command.up.operator))
  const now = Math.floor(Date.now() / 1000)
  const run: StoredRun = { day: now - (now % DAY), say, alter, plug, agree: await agree(reader) }
  writeFileSync(STORED_RUN, `${JSON.stringify(run, undefined, 2)}\n`)
} finally {
  await browser.close()
  await gate.close()
  await demonstration.command.kill('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
}

/** The first screen at a desk. */
async function takeFront(address: string): Promise<void> {
  const { page, appStands, close } = await openReader(browser, gate, await tongueOf('en'), { viewport: DESK })
  await page.goto(address)
  await appStands()
  // The picture is of a wall that was read whole.
  await page.locator('main .screen > .note').waitFor({ state: 'detached' })
  await page.screenshot({ path: join(SHOTS, 'front-desktop.png') })
  await close()
}

interface Taken {
  readonly language: Language
  readonly viewport?: typeof DESK
  readonly colorScheme?: 'light' | 'dark'
  /** The beginning of its title; the front unless one is said. */
  readonly thread?: string
}

/** A page as it is without scripts. */
async function takePage(
  name: string,
  { language, viewport = PHONE, colorScheme = 'light', thread }: Taken,
): Promise<void> {
  const { page, close } = await openReader(browser, gate, await tongueOf(language), {
    ...{ viewport, colorScheme, javaScriptEnabled: false },
    deviceScaleFactor: viewport === PHONE ? 1.5 : 1,
  })
  await page.goto(`${demonstration.url}${language.toLowerCase()}/`)
  if (thread !== undefined) await page.locator('.threads h2 a', { hasText: thread }).first().click()
  await page.locator(thread === undefined ? '.threads' : '#f1').waitFor()
  await page.screenshot({ path: join(SHOTS, `${name}.png`) })
  await close()
}

/** What the demonstration's operator sees: it needs no script, and stands on a port of its own. */
async function takeOperatorsPage(address: string): Promise<void> {
  gate.allow(new URL(address).host)
  const { page, close } = await openReader(browser, gate, await tongueOf('en'), {
    viewport: DESK,
    javaScriptEnabled: false,
  })
  await page.goto(`${address}en/`)
  await page.screenshot({ path: join(SHOTS, 'operator.png') })
  await close()
}
