// A moderator's word that nobody verified something stands at the very post it was said of, a reply as well as a first one.

import { KIND } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { threadPage } from '../../src/app/engine/fill/thread.ts'
import { label, said, thread, wallOf } from './wall-of.ts'

const [ANN, MODERATOR, STRANGER] = [1, 11, 21]

it('marks the reply that a moderator named, and no post for a stranger', () => {
  const root = thread(ANN)
  const under = [
    ['E', root.id],
    ['K', '11'],
    ['e', root.id],
    ['k', '11'],
  ]
  const [one, other] = [
    said(ANN, KIND.reply, under, 'So I heard.'),
    said(ANN, KIND.reply, under, 'I saw it.'),
  ]
  const labels = [label(MODERATOR, one.id, 'unverified'), label(STRANGER, other.id, 'unverified')]
  const wall = wallOf({ events: [root, one, other, ...labels], moderators: { alpha: MODERATOR } })
  const page = threadPage(wall, root.id, { page: 1, lang: 'en', firstWriter: false })
  const marked = page?.posts.filter(({ unverified }) => unverified).map(({ id }) => id)
  expect(marked).toEqual([one.id])
  expect(page?.unverified).toBe(false)
})
