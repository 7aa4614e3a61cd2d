// A person's hands in a page that puppeteer drives. Its own locators make functions of text in the page, which its policy refuses.

import type { ElementHandle, Page } from 'puppeteer-core'
import { type Hands, lookFor, type Place, until, WITHIN } from './hands.ts'

export function handsIn(page: Page): Hands {
  page.setDefaultTimeout(WITHIN)
  const find = async (place: Place) =>
    (await page.evaluateHandle(lookFor, ...place)).asElement() as ElementHandle<Element> | undefined
  const withFound = async (place: Place, act: (found: ElementHandle<Element>) => Promise<void>) => {
    await until(place.join(' '), async () => {
      const found = await find(place)
      if (!found) return undefined
      await act(found)
      return true
    })
  }
  return {
    async open(url) {
      await page.goto(url)
    },
    see: (...place) => withFound(place, async () => undefined),
    press: (...place) => withFound(place, (found) => found.click()),
    fill: (selector, text) => withFound([selector], (found) => found.type(text)),
    key: (name) => page.keyboard.press(name),
    textOf: (selector) => page.$eval(selector, ({ textContent }) => textContent ?? ''),
    url: async () => page.url(),
    ask: (question) => page.evaluate(question),
  }
}
