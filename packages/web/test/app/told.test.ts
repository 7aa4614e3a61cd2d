// A list speaks the reader's language where whoever began a thread spoke it there, and in nobody else's words.

import { KIND, type VerifiedEvent } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { frontPage } from '../../src/app/engine/fill/lists.ts'
import type { Language } from '../../src/pages/model.ts'
import { label, NOW, said, wallOf } from './wall-of.ts'

const [ANN, STRANGER, MODERATOR] = [1, 2, 11]
const root = said(
  ANN,
  KIND.thread,
  [
    ['title', 'A thread'],
    ['t', 'talk'],
    ['l', 'en'],
  ],
  'In English.',
)
const reply = (n: number, lang: string, text: string, at: number, parent: VerifiedEvent = root) =>
  said(
    n,
    KIND.reply,
    [
      ['E', root.id],
      ['K', '11'],
      ['e', parent.id],
      ['k', String(parent.kind)],
      ['l', lang],
    ],
    text,
    NOW + at,
  )

/** What the front says under the thread. */
function excerpt(lang: Language, replies: readonly VerifiedEvent[]) {
  const wall = wallOf({ events: [root, ...replies], moderators: { alpha: MODERATOR } })
  const item = frontPage(wall, 1, lang)?.threads[0]
  expect(item?.title.text).toBe('A thread')
  return [item?.excerpt.lang, item?.excerpt.text]
}

const hans = reply(ANN, 'zh-Hans', '用中文。', 1)
const again = reply(ANN, 'zh-Hans', '第二次。', 2)

it('takes the first words of who began that are nearest to the reader’s language', () => {
  expect(excerpt('en', [hans, again])).toEqual(['en', 'In English.'])
  expect(excerpt('zh-Hans', [again, hans])).toEqual(['zh-Hans', '用中文。'])
  // The other script rather than another language, and one's own rather than the other.
  expect(excerpt('zh-Hant', [hans])).toEqual(['zh-Hans', '用中文。'])
  const hant = reply(ANN, 'zh-Hant', '用正體。', 3)
  expect(excerpt('zh-Hant', [hans, hant])).toEqual(['zh-Hant', '用正體。'])
})

it.each([
  ['a stranger said', [reply(STRANGER, 'zh-Hans', '假的译文。', 1)]],
  ['answers another reply', [hans, reply(ANN, 'zh-Hant', '答你。', 2, hans)].slice(1)],
  ['was folded', [hans, label(MODERATOR, hans.id, 'fold/other')]],
  ['says no language', [reply(ANN, '', '什么也没说。', 1)]],
])('takes nothing that %s', (_, replies) => {
  expect(excerpt('zh-Hans', replies)).toEqual(['en', 'In English.'])
})
