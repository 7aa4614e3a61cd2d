// Reads hostile posts in the app, in a real browser under its real policy, and says what went wrong.

import type { Page } from 'playwright-core'
import type { DemoNode } from '../app/demo-node.ts'
import type { Reader } from '../app/reader.ts'
import type { HostilePosts } from './posts.ts'

/** What may stand within a text. */
const ELEMENTS =
  /^(P|DIV|BR|HR|A|DETAILS|SUMMARY|SPAN|WBR|BDI|UL|OL|LI|BLOCKQUOTE|PRE|CODE|EM|STRONG|DEL|INS|H[1-6])$/
/** Milliseconds until an article stands on a busy machine, also one that takes micromark two minutes. */
const WITHIN = 60_000

/** Problems, in words; none if all is well. The app must stand on the page. */
export async function readHostilePosts(
  reader: Reader,
  demo: DemoNode,
  { thread, replies, articles }: HostilePosts,
): Promise<string[]> {
  const { page, tongue } = reader
  const problems: string[] = []
  const title = await page.title()
  const place = (id: string) => demo.node.store.position('default', id)
  const open = async (path: string, shown: string) => {
    await page.goto(`${demo.url}${tongue.language.toLowerCase()}/${path}`, {
      waitUntil: 'commit',
      timeout: WITHIN,
    })
    await reader.appStands(WITHIN)
    await page.locator(shown).first().waitFor({ timeout: WITHIN })
  }
  const look = async (where: string) => {
    for (const problem of await problemsOfScreen(page)) problems.push(`${where}: ${problem}`)
    if ((await page.title()) !== title) problems.push(`${where}: the title became ${await page.title()}`)
    if (page.url() !== demo.url) problems.push(`${where}: the address became ${page.url()}`)
  }

  await open(`t/${place(thread.id)}`, '.post .said')
  const said = new Set<string>()
  for (let n = 1; ; n++) {
    await look(`thread, page ${n}`)
    for (const text of await page.locator('.post .said').allTextContents()) said.add(bare(text))
    const further = page.locator('.pager').getByRole('link', { name: tongue.t.next, exact: true })
    if ((await further.count()) === 0) break
    await further.click()
    await page.waitForTimeout(500)
  }
  for (const { content } of replies) {
    // An address has its host before it, and a floor that is pointed at its sign.
    if (/https?:|#|@/.test(content)) continue
    if (!said.has(bare(content))) problems.push(`thread: lacks “${content.slice(0, 40)}”`)
  }
  for (const article of articles) {
    const began = Date.now()
    await open(`t/${place(article.id)}`, '.paper .said')
    // Longer than it may take to be read: then it stands as it was typed.
    await page.waitForTimeout(300)
    await look(`article ${article.id.slice(0, 8)}`)
    if (Date.now() - began > WITHIN) problems.push(`article: took ${Date.now() - began} ms`)
  }
  return problems
}

/** Signs without white space, in whatever normal form. */
function bare(text: string): string {
  return text.replaceAll(/\s+/gu, '')
}

/** What is wrong with the screen as it stands, in words. */
export function problemsOfScreen(page: Page): Promise<string[]> {
  return page.evaluate(problemsOfPage, ELEMENTS.source)
}

/** Runs in the page. */
function problemsOfPage(elements: string): string[] {
  const allowed = new RegExp(elements)
  const problems: string[] = []
  for (const said of document.querySelectorAll('.said')) {
    for (const element of said.querySelectorAll('*')) {
      if (!allowed.test(element.tagName)) problems.push(`an element ${element.tagName} in a text`)
      for (const { name, value } of element.attributes)
        if (/^on/.test(name) || (name === 'href' && !/^https?:/.test(value)))
          problems.push(`an attribute ${name}=${value.slice(0, 40)} in a text`)
    }
    if (getComputedStyle(said).overflow !== 'clip') problems.push('a text that may paint over others')
  }
  for (const own of document.querySelectorAll(
    'main script, main iframe, main img, main svg:not(.bar, .square), main style, base',
  ))
    problems.push(`an element ${own.tagName} in the page`)
  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth > clientWidth) problems.push(`wider than the screen: ${scrollWidth} of ${clientWidth}`)
  return problems.slice(0, 10)
}
