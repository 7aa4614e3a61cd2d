// Pictures of the app for the guide, made from the demonstration: `node run.mjs e2e/app/shots.ts`.

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launchBrowser } from '../browser.ts'
import { openGate } from '../gate.ts'
import { startDemoNode } from './demo-node.ts'
import { openReader, PHONE } from './reader.ts'

const folder = join(import.meta.dirname, '../../docs/shots')
mkdirSync(folder, { recursive: true })

const demo = await startDemoNode()
const browser = await launchBrowser()
const gate = await openGate([demo.host])
const { page, appStands } = await openReader(browser, gate, { viewport: PHONE, deviceScaleFactor: 1.5 })

async function shoot(name: string, colorScheme: 'light' | 'dark', act: (page: Page) => Promise<unknown>) {
  await page.emulateMedia({ colorScheme })
  await act(page)
  await page.waitForTimeout(400)
  await page.screenshot({ path: join(folder, `app-${name}.png`) })
}

await page.goto(`${demo.url}zh-hans/`)
await appStands()
await shoot('front', 'light', async () => undefined)
await shoot('thread', 'dark', (on) =>
  on.getByRole('link', { name: 'A folded post and a withdrawn one' }).click(),
)
await shoot('risk', 'light', async (on) => {
  await on.locator('#f1').getByRole('button', { name: '回复' }).click()
  await on.locator('textarea').fill('看得到。')
  await on.getByRole('button', { name: '发出' }).click()
})
await shoot('mine', 'light', async (on) => {
  await on.locator('.risk button').first().click()
  await on.locator('.steps').waitFor()
})

await browser.close()
await gate.close()
await demo.close()
