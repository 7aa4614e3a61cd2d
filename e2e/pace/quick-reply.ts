// From a cold link to a posted reply: what a person has to do and to read, counted on the screen itself.

import type { Page } from 'playwright-core'

export interface QuickReply {
  /** Taps that are needed, the writing apart. */
  readonly actions: number
  /** English words, or Chinese characters, that stand on the way: what the composer, the question and its end say. */
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
    const units = await page.locator(selector).first().evaluate(unitsIn, SPOKEN)
    toRead += units
    return units
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

/** In the page: words between spaces, and each Chinese character for itself. */
function unitsIn(element: Element, spoken: string): number {
  const copy = element.cloneNode(true) as Element
  for (const said of copy.querySelectorAll(spoken)) said.remove()
  // Labels stand in elements of their own, without a space between them.
  const texts: string[] = []
  const walk = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT)
  while (walk.nextNode() !== null) texts.push(walk.currentNode.textContent ?? '')
  return (
    texts.join(' ').match(/\p{Script=Han}|[^\s\p{Script=Han}]*[\p{L}\p{N}][^\s\p{Script=Han}]*/gu) ?? []
  ).length
}
