// What is reached by Tab alone, and what of it cannot be seen when it is.

import type { Page } from 'playwright-core'

/** @param what selects what should be reached; Tab is pressed once for each, and twice more */
export async function walkByTab(
  page: Page,
  what: string,
): Promise<{ readonly reached: number; readonly bare: readonly string[] }> {
  const all = await page.locator(what).count()
  const reached = new Set<number>()
  const bare: string[] = []
  for (let press = 0; press < all + 2; press++) {
    const { index, outline, text } = await page.evaluate((selector) => {
      const element = document.activeElement as HTMLElement
      return {
        index: [...document.querySelectorAll(selector)].indexOf(element),
        outline: getComputedStyle(element).outlineStyle,
        text: element.innerText,
      }
    }, what)
    if (index >= 0) reached.add(index)
    if (index >= 0 && outline === 'none') bare.push(text)
    await page.keyboard.press('Tab')
  }
  return { reached: reached.size, bare }
}
