// A reader who has a keyboard and nothing else: at each step it must stand on something that is seen to have it, and be
// found again by Tab in the order in which the screen is read.

import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** Presses of Tab after which something counts as out of reach. */
const FAR = 120

export function byKeyboard(page: () => Page) {
  /** What has the keyboard, and how it is seen to have it. */
  const here = () =>
    page().evaluate(() => {
      const at = document.activeElement
      const { stood } = globalThis as { stood?: Element | null }
      Object.assign(globalThis, { stood: at })
      if (!(at instanceof HTMLElement) || at === document.body) return undefined
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at)
      const { top, height } = at.getBoundingClientRect()
      return {
        what: at.id === 'text' ? 'text' : (at.innerText || at.ariaLabel || at.tagName).trim(),
        seen: (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none',
        bottom: top + height,
        // Both at one time: what comes or goes above in between moves both.
        lastTop: stood?.isConnected ? stood.getBoundingClientRect().top : undefined,
      }
    })

  /** Tab until it has the keyboard. @throws if it stands nowhere, unseen, or is led back up on the way */
  async function tabTo(way: Locator): Promise<void> {
    await way.waitFor()
    let last = await here()
    for (let stops = 0; stops < FAR; stops++) {
      if (await way.evaluate((element) => element === document.activeElement)) return
      await page().keyboard.press('Tab')
      const now = await here()
      // Past the last, the browser's own bars have it.
      if (now !== undefined) {
        expect(now.seen, `${now.what}: is seen to have the keyboard`).toBe(true)
        if (last !== undefined && now.lastTop !== undefined)
          expect(now.bottom, `${now.what}: after ${last.what}`).toBeGreaterThanOrEqual(now.lastTop)
      }
      last = now
    }
    throw new Error(`${way}: expected to be reached by Tab, got ${last?.what}`)
  }

  return {
    here,
    tabTo,
    async press(way: Locator, key = 'Enter'): Promise<void> {
      await tabTo(way)
      await page().keyboard.press(key)
    },
    /** Where the keyboard comes to stand. */
    standsAt: (what: string) => expect.poll(async () => (await here())?.what).toBe(what),
  }
}
