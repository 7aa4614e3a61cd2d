// A thread of two thousand replies by fifty people, in English and Chinese, on the demonstration's wall; and how it is read:
// opened, turned over, scrolled, gone back into and answered.

import { KIND, replyTags, type VerifiedEvent } from '@commonwall/wall'
import type { Page } from 'playwright-core'
import { openAuthors } from '../../packages/cli/src/demo/author.ts'
import { press } from './press.ts'

const TITLE = 'A thread of two thousand replies'
const REPLIES = 2_000
const PEOPLE = 50
const SAID = [
  'Everyone has the right to freedom of opinion and expression; this right includes freedom to hold opinions without interference.',
  '人人有权享有主张和发表意见的自由；此项权利包括持有主张而不受干涉的自由。',
  'What is said here stays. See https://example.org/a/long/address?with=a&query=too and answer.',
]

/** Replies answer each other up to nine deep. */
export async function longThread(wall: string, now: number): Promise<readonly VerifiedEvent[]> {
  const author = await openAuthors((length) => new Uint8Array(length).fill(7))
  const people = Array.from({ length: PEOPLE }, (_, n) => author(new Uint8Array(32).fill(n + 1)))
  const by = (n: number) => people[n % PEOPLE] as (typeof people)[number]
  const h = ['h', wall]
  const created_at = now - REPLIES - 60
  const root = by(0)({
    kind: KIND.thread,
    created_at,
    tags: [h, ['title', TITLE], ['t', 'this-wall'], ['l', 'en']],
    content: SAID.join('\n\n'),
  })
  const posts = [root]
  for (let n = 1; n <= REPLIES; n++) {
    const parent = posts[n % 9 === 1 ? 0 : n - 1] as VerifiedEvent
    posts.push(
      by(n * 7)({
        kind: KIND.reply,
        created_at: created_at + n,
        tags: [h, ...replyTags(root, parent), ['l', n % 3 === 1 ? 'zh-Hans' : 'en']],
        content: `${n}. ${SAID[n % SAID.length]}`,
      }),
    )
  }
  return posts
}

export async function readAndAnswer(page: Page): Promise<void> {
  await press(page, '.boards a')
  await page.locator('.boards [aria-current]').waitFor()
  await press(page, 'header nav a')
  await page.locator('.boards [aria-current]').waitFor({ state: 'detached' })
  await press(page, '.threads h2 a', TITLE)
  await page.locator('#f30').waitFor()
  await page.mouse.wheel(0, 4_000)
  await page.waitForTimeout(300)
  await press(page, '.pager a:last-child')
  await page.locator('#f1').waitFor({ state: 'detached' })
  await page.locator('#f60').waitFor()
  await page.mouse.wheel(0, 2_000)
  await page.waitForTimeout(300)
  await page.goBack()
  await page.locator('#f30').waitFor()
  await page.waitForTimeout(300)
  await page.goForward()
  await page.locator('#f60').waitFor()
  await page.waitForTimeout(300)
  await press(page, '.posts > :last-child .actions button')
  await page.locator('.compose textarea').waitFor()
  await press(page, '.compose textarea')
  await page.keyboard.type('An answer, 一句回答。', { delay: 30 })
  await page.waitForTimeout(500)
}
