// A finger on a page whose tasks are measured. What a driver does to find something to press would count as the page's work:
// so it is found by one plain selector, and pressed where it stands.

import type { Page } from 'playwright-core'

/**
 * Presses the first that a selector finds with these words in it, once it is there and stands still: lists grow while older
 * entries come.
 */
export async function press(page: Page, selector: string, words = ''): Promise<void> {
  let before: Place | undefined
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const place = await placeOf(page, selector, words)
    if (place && place.x === before?.x && place.y === before.y) return page.mouse.click(place.x, place.y)
    before = place
    await page.waitForTimeout(STILL)
  }
  throw new Error(`${selector} “${words}”: expected one that stands still, found none`)
}

interface Place {
  readonly x: number
  readonly y: number
}

/** Milliseconds, and how often it is looked: half a minute. */
const STILL = 60
const MOST_TRIES = 500

function placeOf(page: Page, selector: string, words: string): Promise<Place | undefined> {
  return page.evaluate(
    ([selector, words]) => {
      const found = [...document.querySelectorAll(selector)].find((one) => one.textContent.includes(words))
      if (found === undefined) return undefined
      found.scrollIntoView({ block: 'center' })
      // Of a way that takes two lines the first: between them is nothing of it.
      const { left = 0, top = 0, width = 0, height = 0 } = found.getClientRects()[0] ?? {}
      return { x: left + width / 2, y: top + height / 2 }
    },
    [selector, words] as const,
  )
}
