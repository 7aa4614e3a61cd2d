// Finding a wording by what it says: on the passage that is open, on a ballot, and as the event that is on the wall.

import { KIND, type VerifiedEvent } from '@commonwall/wall'
import type { Locator, Page } from 'playwright-core'
import type { AssemblyHall } from './hall.ts'

/** On the passage that is open. */
export function wordingOn(page: Page, text: string): Locator {
  return page.locator('.alternative').filter({ has: page.locator('.wording', { hasText: text }) })
}

/** On the ballot that is open. */
export function askedOn(page: Page, text: string): Locator {
  return page.locator('fieldset.asked').filter({ has: page.locator(':scope > .wording', { hasText: text }) })
}

/** Its event. @throws Error where nobody proposed it */
export function alternativeOf(hall: AssemblyHall, text: string): VerifiedEvent {
  const { events } = hall.node.store.query([{ kinds: [KIND.alternative, KIND.reply], tags: {} }], 1_000)
  const post = events.find(({ content }) => content === text)
  const found = events.find(({ tags }) => tags.some(([name, id]) => name === 'text' && id === post?.id))
  if (found === undefined) throw new Error(`alternative: expected one with “${text}”, got none`)
  return found
}
