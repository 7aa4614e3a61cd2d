// Something half typed, with a part of it chosen, and how it stands: what is drawn around it must leave all of that alone.

import type { Locator } from 'playwright-core'

/** Types into a field and chooses a part of it. @returns what tells how it stands */
export async function halfTyped(text: Locator, line: string) {
  await text.fill(line.repeat(40))
  await text.evaluate((at: HTMLTextAreaElement) => at.setSelectionRange(3, 9))
  return () =>
    text.evaluate((at: HTMLTextAreaElement) => ({
      ...{ has: at === document.activeElement, from: at.selectionStart, to: at.selectionEnd },
      ...{ text: at.value, scrolled: [at.scrollTop, scrollY] },
    }))
}
