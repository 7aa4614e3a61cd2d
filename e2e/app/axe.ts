// What axe finds on a screen, and whether it scrolls sideways.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { LANGUAGES, type Language } from '@commonwall/web/pages'
import type { Page } from 'playwright-core'
import type { Scene } from './in-browser.ts'
import { tongueOf } from './words.ts'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeResult {
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { readonly html: string }[]
  }[]
}

/** Puts axe into a page whose context was opened with `bypassCSP`: the page's own policy lets no script in. */
export async function bringAxe(page: Page): Promise<void> {
  await page.evaluate(source)
}

/** What is wrong on any of these screens of the demonstration, in one language, at 320 px; light and dark by turns. */
export async function wrongAlong(
  on: Scene,
  language: Language,
  ways: Readonly<Record<string, (page: Page) => Promise<unknown>>>,
): Promise<readonly string[]> {
  // The page's own policy lets no script in; only the test may.
  const viewport = { width: 320, height: 640 }
  const reader = await on.reader(await tongueOf(language), { bypassCSP: true, viewport })
  const { page } = reader
  await reader.visit(on.demo.url)
  await bringAxe(page)
  const found: string[] = []
  for (const [index, [name, go]] of Object.entries(ways).entries()) {
    await go(page)
    await page.locator('main h1').first().waitFor()
    await page.waitForTimeout(400)
    const isDark = (index + LANGUAGES.indexOf(language)) % 2 === 1
    found.push(...(await wrongOn(page, name, isDark ? 'dark' : 'light')))
  }
  await reader.close()
  return found
}

/** One line for each thing that is wrong in one colour scheme; none where nothing is. */
export async function wrongOn(page: Page, name: string, colorScheme: 'light' | 'dark'): Promise<string[]> {
  await page.emulateMedia({ colorScheme })
  const { violations } = (await page.evaluate('axe.run(document)')) as AxeResult
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 2).map(({ html }) => `${name}, ${colorScheme}: ${id}: ${html.slice(0, 140)}`),
  )
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  return over > 0 ? [...found, `${name}: ${over} px too wide`] : found
}
