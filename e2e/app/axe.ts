// What axe finds on a screen, and whether it scrolls sideways.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

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
