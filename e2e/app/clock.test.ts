// A device whose clock is two days behind: what is dated later is held back, and the reader is told why.

import { beforeAll, expect, it } from 'vitest'
import { BEHIND } from '../../packages/web/src/app/read/behind-words.ts'
import { shiftClock } from '../negotiate/moved-clock.ts'
import { lookAt } from './axe.ts'
import { inBrowser } from './in-browser.ts'
import { tongue } from './words.ts'

const words = await tongue('en')
const DAY = 86_400

inBrowser('a reader whose clock is wrong', (on) => {
  beforeAll(() => on.start(), 120_000)

  it.each([
    ['two days behind', -2 * DAY, 1],
    ['two days ahead', 2 * DAY, 0],
  ])(
    '%s is told that it is behind, or reads on',
    async (_, seconds, notices) => {
      const reader = await on.reader(words)
      await shiftClock(reader.context, seconds)
      await reader.visit(on.demo.url)
      const size = on.demo.node.store.placedCount('default')
      await reader.page.locator('.truth').getByText(words.t.truth.entries(size), { exact: true }).waitFor()
      await expect.poll(() => reader.page.getByText(BEHIND[words.language]).count()).toBe(notices)
      // What is held back was posted all the same.
      expect(await reader.page.getByText(words.t.nothingYet).count()).toBe(0)
      if (notices > 0) {
        // In the colour of what is late, though a note is quiet.
        const isLate = (notice: Element) => {
          const late = document.createElement('i')
          late.className = 'late'
          notice.after(late)
          const colours = [notice, late].map((one) => getComputedStyle(one).color)
          late.remove()
          return colours[0] === colours[1]
        }
        expect(await reader.page.getByText(BEHIND[words.language]).evaluate(isLate)).toBe(true)
        await lookAt(reader, 'clock behind')
      } else expect(await reader.page.locator('.threads > li').count()).toBeGreaterThan(1)
      expect(reader.wrong).toEqual([])
    },
    60_000,
  )
})
