// Tells one lie to a reader who holds the wall, and says what went wrong: what was held must stand, nothing that nobody
// said may, the deed must be named in the reader's language, and an honest address must put everything right.

import type { Page } from 'playwright-core'
import { wrongOn } from '../app/axe.ts'
import { askForNews } from '../app/deeds.ts'
import type { Reader } from '../app/reader.ts'
import { type Lie, NEVER_SAID } from './lies.ts'
import type { Stage } from './stage.ts'

/** Milliseconds until a round is over on a busy machine, also one that waits for a line. */
const WITHIN = 60_000
/** Until a screen shows what the engine knows. */
const SOON = 10_000

/** Problems, in words; none if all is well. The reader's app must stand, opened at the stage's home. */
export async function catchLie(reader: Reader, stage: Stage, lie: Lie): Promise<string[]> {
  const { page, tongue } = reader
  const { home, mirror } = stage
  const problems: string[] = []
  const title = await page.title()
  if (lie.besideHome !== true) home.tell('', await stage.files())
  const news = await stage.say()
  if (lie.besideHome === true) await askForNews(reader)
  // A front shows twenty-five: what is new may push older ones off it, but none of these.
  const newest = new Set(stage.titles.slice(-20))
  const held = (await shownOn(page)).filter((one) => newest.has(one))
  const files = await stage.files()
  const address = mirror.tell(`${prefixOf(lie)}/`, await (lie.files?.(files, stage) ?? files), lie.answer)
  const said = await askAt(reader, address)
  const wanted = lie.trouble && tongue.addresses.trouble[lie.trouble]
  if (wanted !== undefined && !said.includes(wanted)) problems.push(`said “${said}”`)
  const entry = page.locator('.versions li', { hasText: address }).first()
  if (wanted !== undefined)
    await entry
      .getByText(wanted)
      .waitFor({ timeout: SOON })
      .catch(() => problems.push('the list of addresses does not say what its trouble is'))
  problems.push(...(await wrongInFindings(reader, address, lie)), ...(await wrongOn(page, 'caught')))
  const now = await shownOn(page)
  for (const one of held) if (!now.includes(one)) problems.push(`lost “${one}”`)
  const isHonest = lie.deeds?.length === 0 && lie.trouble === undefined
  if (isHonest && !now.includes(news)) problems.push('did not read the post')
  const real = new Set(stage.titles)
  for (const one of now) if (!real.has(one)) problems.push(`shows “${one}”`)
  if ((await page.locator('body').innerText()).includes(NEVER_SAID)) problems.push('shows what nobody said')
  if ((await page.title()) !== title) problems.push(`the title became ${await page.title()}`)
  if (page.url() !== home.url) problems.push(`the address became ${page.url()}`)
  for (const { name } of await reader.context.cookies()) problems.push(`kept a cookie ${name}`)

  home.tell('', undefined)
  await forget(reader, address)
  await askForNews(reader)
  await shownOn(page)
  const healed = page.locator('.threads h2', { hasText: news }).first()
  await healed
    .waitFor({ timeout: 10_000 })
    .catch(() => problems.push('an honest address did not put it right'))
  return problems.map((problem) => `${lie.name}: ${problem}`)
}

const prefixOf = ({ name }: Lie) => name.replaceAll(' ', '-')

/** Asks an address, as a reader does. @returns what the screen says to it */
export async function askAt({ page, tongue, way }: Reader, address: string): Promise<string> {
  const { a } = tongue
  await way(a.addresses.title).click()
  await page.locator('#address').fill(address)
  await page.locator('#address').press('Enter')
  const said = page.locator('.said-aloud')
  await page.waitForFunction(
    (moment) => ![moment, ''].includes(document.querySelector('.said-aloud')?.textContent ?? ''),
    a.moment,
    { timeout: WITHIN },
  )
  return said.innerText()
}

async function forget({ page, tongue, way, button }: Reader, address: string): Promise<void> {
  const { a, addresses } = tongue
  await way(a.addresses.title).click()
  const entry = page.locator('.versions li', { hasText: address })
  await entry.getByRole('button', { name: addresses.forget, exact: true }).click()
  await page.getByText(addresses.forgotten).waitFor()
  await button(addresses.again).waitFor()
}

/** What the findings say of an address, against what they must. */
async function wrongInFindings({ page, tongue }: Reader, address: string, lie: Lie): Promise<string[]> {
  if (lie.deeds === undefined) return []
  const { deeds } = tongue.caught
  const notice = page.locator('.notice [role=link]')
  const isNoticed = await notice.waitFor({ timeout: lie.deeds.length > 0 ? SOON : 1_000 }).then(
    () => true,
    () => false,
  )
  if (!isNoticed) return lie.deeds.length === 0 ? [] : ['no screen says that it was caught']
  await notice.first().click()
  await page.locator('.plain-words').waitFor()
  const lines = await page.locator('.note.late li', { hasText: address }).allInnerTexts()
  if (lie.deeds.length === 0) return lines.map((line) => `it did nothing wrong, and “${line}” was said`)
  const isNamed = lie.deeds.some((deed) => lines.some((line) => line.includes(deeds[deed])))
  return isNamed ? [] : [`expected ${lie.deeds.join(' or ')}, got “${lines.join('; ')}”`]
}

/** The titles on the front. */
export async function shownOn(page: Page): Promise<readonly string[]> {
  await page.locator('header nav a, header nav [role=link]').first().click()
  await page.locator('.threads').waitFor()
  const titles = page.locator('.threads h2')
  // A list is drawn a few lines a frame.
  for (let before = -1; before !== (await titles.count()); await page.waitForTimeout(100))
    before = await titles.count()
  return titles.allInnerTexts()
}
