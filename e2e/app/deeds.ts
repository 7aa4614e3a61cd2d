// What readers of every journey do: write a thread, see it leave and arrive, ask for what is new.

import { encrypt } from 'nostr-tools/nip49'
import type { Page } from 'playwright-core'
import type { DemoNode } from './demo-node.ts'
import type { Reader } from './reader.ts'
import type { Tongue } from './words.ts'

export interface Thread {
  readonly title: string
  readonly text: string
  /** The words of the key that it is said under, where it is not a fresh one. */
  readonly as?: string
  /** The answer to whether it could get its writer punished, where that is asked. */
  readonly careful?: boolean
}

/** Types a thread and presses the last button. */
export async function startThread(
  reader: Reader,
  { title, text, as, careful = true }: Thread,
): Promise<void> {
  const { page, tongue, link, button } = reader
  const { a } = tongue
  await link(a.nav.write).click()
  await page.getByLabel(a.write.titleLabel, { exact: true }).fill(title)
  await page.getByRole('textbox', { name: a.write.textLabel, exact: true }).fill(text)
  if (as !== undefined) await page.getByLabel(as).check()
  await button(a.write.post).click()
  await page.locator('.risk, .mine').first().waitFor()
  if (await page.locator('.risk').isVisible()) await button(careful ? a.risk.yes : a.risk.no).click()
}

/** Opens the reader's own posts, sends what waits for its moment, and waits until nothing there waits to leave. */
export async function allSent({ page, tongue, link, button }: Reader): Promise<void> {
  const { nav, mine } = tongue.a
  await link(nav.mine).click()
  await page.locator('.mine > li').first().waitFor()
  const waiting = page.locator('.mine .now').and(page.getByText(mine.step.waiting, { exact: true }))
  for (let tries = 0; (await waiting.count()) > 0; tries++) {
    if (tries > 200) throw new Error('outbox: expected everything to leave within twenty seconds')
    // What another key of the device says would leave by itself a minute later.
    if (tries % 10 === 5)
      for (const now of await button(mine.now).all())
        await now.click({ timeout: 1_000 }).catch(() => undefined)
    await page.waitForTimeout(100)
  }
}

/** Of the reader's own posts, which must be open: has the newest looked for until it is on the wall. */
export async function arrives({ page, tongue, button }: Reader): Promise<void> {
  const { step, look } = tongue.a.mine
  const arrived = page.locator('.mine > li').first().locator('.now', { hasText: step['on-the-wall'] })
  for (let tries = 0; (await arrived.count()) === 0; tries++) {
    if (tries > 30) throw new Error('outbox: expected the newest post on the wall within half a minute')
    await button(look)
      .click({ timeout: 1_000 })
      .catch(() => undefined)
    await arrived.waitFor({ timeout: 1_000 }).catch(() => undefined)
  }
}

/** Waits until the newest post has left; a tick of the node's own clock, every half a minute, may have brought it onto the wall. */
export async function leaves({ page, tongue }: Reader): Promise<void> {
  const { step } = tongue.a.mine
  const left = new RegExp(`^(${step.sent}|${step['on-the-wall']})`)
  await page.locator('.mine > li').first().locator('.now', { hasText: left }).waitFor()
}

/** Asks the addresses for what is new. */
export async function askForNews({ page, tongue, way, button }: Reader): Promise<void> {
  const { a, addresses } = tongue
  await way(a.addresses.title).click()
  await button(addresses.again).click()
  await page.getByText(addresses.asked).waitFor()
}

/** Presses a button and keeps what it saves. @returns the path */
export async function saves({ page, button }: Reader, label: string, path: string): Promise<string> {
  const [saved] = await Promise.all([page.waitForEvent('download'), button(label).click()])
  await saved.saveAs(path)
  return path
}

/** Has everything that waits sent and given its place, and reads what is new. */
export async function comesOntoWall(reader: Reader, demo: DemoNode): Promise<void> {
  await allSent(reader)
  await demo.release()
  await askForNews(reader)
}

/** Of whatever a reader saves here. */
export const PASSPHRASE = 'paper on a quiet wall'

/** Goes over to *Saved here*. */
export async function saveHere({ page, tongue, link, button }: Reader): Promise<void> {
  const { a, modes, t } = tongue
  await link(a.saving.title).click()
  for (const label of [modes.passphrase, modes.again])
    await page.getByLabel(label, { exact: true }).fill(PASSPHRASE)
  await button(modes.begin).click()
  await page.locator('.truth', { hasText: t.truth.saved }).waitFor()
}

/** Unlocks what is saved here, where the passphrase is asked for, and waits until it stands. */
export async function unlock({ page, tongue, button, appStands }: Reader): Promise<void> {
  const { modes, t } = tongue
  await page.getByLabel(modes.passphrase, { exact: true }).fill(PASSPHRASE)
  await button(modes.unlock).click()
  await appStands()
  await page.locator('.truth', { hasText: t.truth.saved }).waitFor()
}

/**
 * On the sheet with the words of a name: reads them, and types those that are asked for.
 * @param onCheck while they are asked for
 * @returns the twelve words
 */
export async function passCheck(
  { page, tongue, button }: Pick<Reader, 'page' | 'button'> & { readonly tongue: Pick<Tongue, 'a'> },
  onCheck: () => Promise<unknown> = async () => undefined,
): Promise<string[]> {
  const { names } = tongue.a
  await page.locator('.words li').last().waitFor()
  const shown = await page.locator('.words li').allInnerTexts()
  await button(names.written).click()
  await onCheck()
  for (const [place, word] of shown.entries()) {
    const field = page.getByLabel(names.word(place + 1), { exact: true })
    if ((await field.count()) > 0) await field.fill(word)
  }
  await button(names.finish).click()
  await page.getByText(names.made).waitFor()
  return shown
}

const PASSWORD = 'a long password'

/** Takes in a key as the file that NIP-49 has for it. */
export async function openKeyFile({ page, tongue, link }: Reader, secret: Uint8Array): Promise<void> {
  const { names } = tongue.a
  const buffer = Buffer.from(encrypt(secret, PASSWORD, 12))
  await link(names.title).click()
  await page.locator('summary', { hasText: names.keyFile }).click()
  await page.getByLabel(names.password).fill(PASSWORD)
  await page.setInputFiles('input[type=file]', { name: 'key', mimeType: 'text/plain', buffer })
  await page.getByText(names.imported).waitFor()
}

/** Everything that a page can leave behind. */
export function leftBehind(page: Page) {
  return page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    local: localStorage.length,
    session: sessionStorage.length,
    cookies: document.cookie,
  }))
}

export const NOTHING = { databases: [], caches: [], workers: 0, local: 0, session: 0, cookies: '' }
