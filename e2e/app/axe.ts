// What is wrong with a screen as it stands: by axe in both colour schemes, and what scrolls sideways or is cut on the
// narrowest phone and on the reader's own screen, also with letters of twice the size.
//
// Axe and all that is asked come in beside the page's own policy, which lets no script in; the page is left as it was.

import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { LANGUAGE_NAMES, LANGUAGES } from '@commonwall/web/pages'
import type { CDPSession, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Scene } from './in-browser.ts'
import type { Reader } from './reader.ts'
import { SPOKEN, tongueOf } from './words.ts'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The narrowest that is still promised. */
const NARROW = { width: 320, height: 640 }
/** Each screen that is looked at is kept here as a picture, where the run names a folder. */
const PICTURES = process.env.COMMONWALL_PICTURES

interface Found {
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { readonly html: string }[]
  }[]
}

const sessions = new WeakMap<Page, Promise<CDPSession>>()

/** Runs in the page what its policy would refuse. @throws what it throws there */
async function ask<Answer>(page: Page, expression: string): Promise<Answer> {
  const opened = sessions.get(page) ?? page.context().newCDPSession(page)
  sessions.set(page, opened)
  const { result, exceptionDetails } = await (await opened).send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
  })
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
  return result.value as Answer
}

/** All rules by daylight, also that what is pressed has 24 px (WCAG 2.5.8); by night the colours, which alone are others. */
const RULES = {
  light: `{ rules: { 'target-size': { enabled: true } } }`,
  dark: `{ runOnly: ['color-contrast', 'link-in-text-block'] }`,
} as const

/** Notes what is wrong with the screen as it stands; the journey goes on, and fails at its end. @param name what it is called */
export async function lookAt({ page }: Reader, name: string): Promise<void> {
  expect.soft(await wrongOn(page, name)).toEqual([])
}

/** What is wrong with a page as it stands where scripts are off. Axe needs a clock, so it is looked at beside, without any. */
export async function wrongWithoutScripts(page: Page, name: string): Promise<string[]> {
  const html = (await page.content()).replaceAll(/<script\b[\s\S]*?<\/script>/g, '')
  const context = await page.context().browser()?.newContext()
  if (context === undefined) throw new Error(`${name}: expected a browser, got none`)
  const beside = await context.newPage()
  await beside.setContent(html)
  const found = await wrongOn(beside, name)
  await context.close()
  return found
}

/** Looks at each of these screens of the demonstration, one language after the other, as a thumb would have them. */
export async function lookAlong(
  on: Scene,
  ways: Readonly<Record<string, (page: Page) => Promise<unknown>>>,
): Promise<void> {
  const reader = await on.reader(await tongueOf(SPOKEN[0] ?? 'en'), { hasTouch: true })
  await reader.visit(on.demo.url)
  for (const [index, [name, go]] of Object.entries(ways).entries()) {
    await reader.button(LANGUAGE_NAMES[SPOKEN[index % SPOKEN.length] ?? 'en']).click()
    await go(reader.page)
    // The screen before stands until this one was read.
    await reader.page.waitForTimeout(150)
    await reader.page.locator('main h1').first().waitFor()
    await lookAt(reader, name)
  }
  expect(reader.wrong).toEqual([])
  await reader.close()
}

/** One line for each thing that is wrong; none where nothing is. @param name what the screen is called */
export async function wrongOn(page: Page, name: string): Promise<string[]> {
  const own = page.viewportSize() ?? NARROW
  if (PICTURES !== undefined) await keepPictures(page, name, PICTURES)
  await page.setViewportSize(NARROW)
  const found: string[] = []
  if (!(await ask<boolean>(page, `'axe' in globalThis`))) await ask(page, `${source};undefined`)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await ask<Found>(
      page,
      `axe.run(document, { resultTypes: ['violations'], ...${RULES[colorScheme]} })`,
    )
    for (const { id, nodes } of violations)
      for (const { html } of nodes.slice(0, 3))
        found.push(`${name}, ${colorScheme}: ${id}: ${html.slice(0, 160)}`)
  }
  for (const viewport of [NARROW, own]) {
    await page.setViewportSize(viewport)
    for (const size of ['100%', '200%']) {
      const line = `(${brokenOn})(${JSON.stringify(size)})`
      for (const what of await ask<string[]>(page, line))
        found.push(`${name}, ${viewport.width} px, letters of ${size}: ${what}`)
    }
  }
  await page.emulateMedia({ colorScheme: null })
  return found
}

/** What scrolls sideways or is cut off with letters of a size, or is low for a thumb. Runs in the page. */
function brokenOn(size: string): string[] {
  const { documentElement: root, body } = document
  root.style.fontSize = size
  const wrong: string[] = []
  const over = root.scrollWidth - innerWidth
  if (over > 0) wrong.push(`${over} px too wide`)
  // Where a list would hold nothing, a sentence says so.
  for (const list of body.querySelectorAll(':is(ul, ol, dl, table):empty'))
    wrong.push(`empty: ${list.outerHTML}`)
  for (const element of body.querySelectorAll<HTMLElement>('*')) {
    const { clientWidth, offsetHeight, scrollWidth } = element
    const { display, overflowX, clipPath } = getComputedStyle(element)
    // What is for the ear alone is meant to be cut; what is typed may be longer than its field.
    if (clipPath !== 'none' || !element.checkVisibility()) continue
    const { right, left } = element.getBoundingClientRect()
    const outside = right > innerWidth + 1 || left < -1
    const clips =
      overflowX !== 'visible' && display !== 'inline' && !element.matches('input, select, textarea')
    const isMain = element.matches('header nav a, .ways a, button:not(.plain), input:not(.check *), select')
    if (isMain && offsetHeight < 40 && matchMedia('(pointer: coarse)').matches)
      wrong.push(`${offsetHeight} px high: ${element.outerHTML.slice(0, 120)}`)
    if (outside || (clips && scrollWidth > clientWidth + 1))
      wrong.push(`cut: ${element.outerHTML.slice(0, 120)}`)
  }
  root.style.fontSize = ''
  return wrong.slice(0, 4)
}

/** As it looks on a phone and at a desk, by day and by night, in each language that the reader may switch to there. */
async function keepPictures(page: Page, name: string, folder: string): Promise<void> {
  const own = page.viewportSize() ?? NARROW
  mkdirSync(folder, { recursive: true })
  const spoken = await page.evaluate(() => document.documentElement.lang)
  const speak = async (lang: string) => {
    const way = page.locator(`footer .languages button[lang="${lang}"]`)
    if ((await way.count()) > 0) await way.click()
    await page.waitForTimeout(150)
  }
  for (const lang of LANGUAGES) {
    await speak(lang)
    for (const [width, colorScheme] of [
      [360, lang === 'zh-Hans' ? 'dark' : 'light'],
      [1280, lang === 'zh-Hans' ? 'light' : 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: own.height })
      await page.emulateMedia({ colorScheme })
      const path = join(folder, `${name.replaceAll(/\W+/g, '-')}.${lang}.${width}.png`)
      await page.screenshot({ path, fullPage: true, caret: 'initial' })
    }
  }
  await speak(spoken)
  await page.emulateMedia({ colorScheme: null })
  await page.setViewportSize(own)
}
