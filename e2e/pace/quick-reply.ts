// From a cold link to a posted reply: what a person has to do and to read, counted on the screen itself.

import type { Page } from 'playwright-core'

export interface QuickReply {
  /** Taps that are needed, the writing apart. */
  readonly actions: number
  /** Words that stand on the way: what the composer, the question and its end say. Three Chinese characters are two. */
  readonly toRead: number
  /** Of these, what the question before the first post says. */
  readonly risk: number
}

/** Names of the three buttons on the way. */
export interface Buttons {
  readonly reply: string
  readonly post: string
  readonly careful: string
}

/** What stands in a field or in what is answered was written by people, and is not counted. */
const SPOKEN = '.quoted q, textarea, select, option'

/** Answers the first post of the thread that is open. */
export async function replyQuickly(page: Page, buttons: Buttons, text: string): Promise<QuickReply> {
  let actions = 0
  let toRead = 0
  const press = async (name: string) => {
    actions++
    await page.getByRole('button', { name, exact: true }).first().click()
  }
  const read = async (selector: string) => {
    const words = await page.locator(selector).first().evaluate(wordsIn, SPOKEN)
    toRead += words
    return words
  }
  await page.locator('#f1').getByRole('button', { name: buttons.reply, exact: true }).click()
  actions++
  const field = page.locator('.compose textarea')
  await field.waitFor()
  await read('.compose')
  await field.click()
  actions++
  await field.fill(text)
  await press(buttons.post)
  await page.locator('.risk').waitFor()
  const risk = await read('.risk > p')
  await read('.risk h2')
  await read('.risk .acts')
  await press(buttons.careful)
  await page.locator('.mine .now').first().waitFor()
  return { actions, toRead, risk }
}

/** In the page: words between spaces; of Chinese characters 300 are read in the time of 200 words. */
function wordsIn(element: Element, spoken: string): number {
  const copy = element.cloneNode(true) as Element
  for (const said of copy.querySelectorAll(spoken)) said.remove()
  // Labels stand in elements of their own, without a space between them.
  const texts: string[] = []
  const walk = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT)
  while (walk.nextNode() !== null) texts.push(walk.currentNode.textContent ?? '')
  const all = texts.join(' ')
  const characters = all.match(/\p{Script=Han}/gu) ?? []
  const words = all.replaceAll(/\p{Script=Han}/gu, ' ').match(/\S*[\p{L}\p{N}]\S*/gu) ?? []
  return words.length + (characters.length * 2) / 3
}
