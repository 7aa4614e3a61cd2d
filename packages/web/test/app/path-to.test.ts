// What is found, reported or said leads to the page of its thread on which it stands, and to its floor there.

import { KIND, type VerifiedEvent } from '@commonwall/wall'
import { noteEncode } from 'nostr-tools/nip19'
import { expect, it } from 'vitest'
import { pathTo } from '../../src/app/engine/fill/path-to.ts'
import { POSTS_A_PAGE, threadPage } from '../../src/app/engine/fill/thread.ts'
import { NOW, said, thread, wallOf } from './wall-of.ts'

const root = thread(1)
const reply = (n: number, to: VerifiedEvent = root, text = `Reply ${n}.`) =>
  said(
    2,
    KIND.reply,
    [
      ['E', root.id],
      ['K', '11'],
      ['e', to.id],
      ['k', String(to.kind)],
    ],
    text,
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

it('what a post mentions on another page of its thread is a way there, and on its own page a jump', () => {
  const replies = Array.from({ length: POSTS_A_PAGE }, (_, n) => reply(n))
  const last = replies.at(-1)?.id ?? ''
  const pointing = reply(50, root, `See nostr:${noteEncode(root.id)} and nostr:${noteEncode(last)}.`)
  const wall = wallOf({ events: [root, ...replies, pointing], moderators: {} })
  const page = threadPage(wall, root.id, { page: 2, lang: 'en', firstWriter: false })
  const found = page?.posts.find(({ id }) => id === pointing.id)
  expect(found?.references.map(({ floor, elsewhere }) => [floor, elsewhere])).toEqual([
    [1, 't/0'],
    [POSTS_A_PAGE + 1, undefined],
  ])
})
