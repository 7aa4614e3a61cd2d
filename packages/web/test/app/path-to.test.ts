// What is found, reported or said leads to the page of its thread on which it stands, and to its floor there.

import { KIND, type VerifiedEvent } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { pathTo } from '../../src/app/engine/fill/path-to.ts'
import { POSTS_A_PAGE, threadPage } from '../../src/app/engine/fill/thread.ts'
import { NOW, said, thread, wallOf } from './wall-of.ts'

const root = thread(1)
const reply = (n: number, to: VerifiedEvent = root) =>
  said(
    2,
    KIND.reply,
    [
      ['E', root.id],
      ['K', '11'],
      ['e', to.id],
      ['k', String(to.kind)],
    ],
    `Reply ${n}.`,
    NOW + n,
  )

it('stands on the page that the path names, at its floor', () => {
  const replies = Array.from({ length: POSTS_A_PAGE + 10 }, (_, n) => reply(n))
  // Said last, and read below the first that it answers.
  const late = reply(99, replies[0])
  const wall = wallOf({ events: [root, ...replies, late], moderators: {} })
  for (const event of [...replies, late]) {
    const [, page = '1', floor] = /^t\/0(?:\/(\d+))?#(\d+)$/.exec(pathTo(wall, event) ?? '') ?? []
    const asked = { page: Number(page), lang: 'en', firstWriter: false } as const
    const found = threadPage(wall, root.id, asked)?.posts.find(({ id }) => id === event.id)
    expect(found?.floor).toBe(Number(floor))
  }
  expect(pathTo(wall, late)).toBe(`t/0#${POSTS_A_PAGE + 12}`)
  expect(pathTo(wall, root)).toBe('t/0')
  expect(pathTo(wall, said(3, KIND.report, [['e', root.id, 'spam']]))).toBeUndefined()
})
