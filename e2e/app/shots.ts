// Pictures of every screen of the app for the guide, on a phone, in English and in Chinese: `node run.mjs e2e/app/shots.ts`.
// They are made on the demonstration's wall, and the page that shows them is written anew.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../browser.ts'
import { type Gate, openGate } from '../gate.ts'
import { shootVoice } from './assembly/shoot-voice.ts'
import { startDemoNode } from './demo-node.ts'
import { openReader, PHONE } from './reader.ts'
import { ASSEMBLY_WAYS, WAYS } from './ways.ts'
import { tongueOf } from './words.ts'

const docs = join(import.meta.dirname, '../../docs')
const LANGUAGES = ['en', 'zh-Hans'] as const
type Language = (typeof LANGUAGES)[number]

/** What a screen is called in the guide, by its way; screens that stand alone in no picture are left out. */
const SHOWN: Readonly<Record<string, string>> = {
  front: 'Front',
  board: 'A board',
  thread: 'A thread, with a folded post and a withdrawn one',
  'right to left': 'A thread in many languages',
  article: 'An article',
  history: 'What a version changed',
  search: 'Search',
  write: 'Write',
  risk: 'The question before the first post',
  mine: 'A post on its way',
  take: 'Take it along',
  find: 'Find us again',
  addresses: 'Addresses',
  saving: 'Saving',
  names: 'Names',
  moderation: 'Moderation',
  proof: 'How far this can be trusted',
  about: 'About',
  list: 'Assemblies',
  assembly: 'An assembly',
  passage: 'A passage and its wordings',
  result: 'What came of it',
}
/** Of a member of an assembly, on a wall of its own. */
const OF_A_MEMBER = { joining: 'Joining an assembly', ballot: 'A ballot' } as const
/** Shown as it looks at night. */
const DARK = new Set(['thread', 'history', 'proof', 'passage', 'joining'])

/** From the question before the first post to where it waits. */
const WRITING: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  mine: async (page) => {
    await page.locator('.risk button').first().click()
    await page.locator('.steps').waitFor()
  },
}

const { list, front: assembly, passage, result } = ASSEMBLY_WAYS
const STEPS: Readonly<Record<string, ((page: Page) => Promise<unknown>) | undefined>> = {
  ...WAYS,
  ...WRITING,
  list: async (page) => {
    await WAYS.front?.(page)
    await list?.(page)
  },
  assembly,
  passage,
  result,
}

const name = (way: string) => way.replaceAll(' ', '-')
const folder = join(docs, 'shots/screens')
rmSync(folder, { recursive: true, force: true })
const demo = await startDemoNode(undefined, true)
const browser = await launchBrowser()
const gate = await openGate([demo.host])
try {
  for (const language of LANGUAGES) await shootAll(browser, gate, language)
  writeFileSync(join(docs, 'guide/screens.md'), guide())
} finally {
  await browser.close()
  await gate.close()
  await demo.close()
}

async function shootAll(browser: Browser, gate: Gate, language: Language): Promise<void> {
  mkdirSync(join(folder, language), { recursive: true })
  const tongue = await tongueOf(language)
  const open = () => openReader(browser, gate, tongue, { viewport: PHONE, deviceScaleFactor: 1.5 })
  const reader = await open()
  const { page } = reader
  await page.goto(`${demo.url}${language.toLowerCase()}/`)
  await reader.appStands()
  // The pictures are of a wall that was read whole.
  await page.locator('main .screen > .note').waitFor({ state: 'detached', timeout: 60_000 })
  for (const way of Object.keys(SHOWN)) {
    await STEPS[way]?.(page)
    await shoot(page, language, way)
  }
  await reader.close()
  const ofMember = (host: string) => {
    gate.allow(host)
    return open()
  }
  await shootVoice(ofMember, (member, way) => shoot(member, language, way))
}

async function shoot(page: Page, language: Language, way: string): Promise<void> {
  await page.emulateMedia({ colorScheme: DARK.has(way) ? 'dark' : 'light' })
  if (way !== 'right to left') await page.evaluate(() => scrollTo(0, 0))
  await page.waitForTimeout(500)
  await page.screenshot({ path: join(folder, language, `${name(way)}.png`) })
}

/** One row a screen, one column a language. */
function guide(): string {
  const rows = Object.entries({ ...SHOWN, ...OF_A_MEMBER }).map(([way, title]) => {
    const pictures = LANGUAGES.map(
      (language) => `![${title}, ${language}](../shots/screens/${language}/${name(way)}.png)`,
    )
    return `| ${title} | ${pictures.join(' | ')} |`
  })
  return `# Every screen of the app

On a phone of 360 × 740, as a reader of the demonstration's wall sees them. Some are shown as they look at night. What they are for: [the app](app.md). These pictures are made by \`node run.mjs e2e/app/shots.ts\`.

| | English | 简体中文 |
|---|---|---|
${rows.join('\n')}
`
}
