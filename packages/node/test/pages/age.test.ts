// The strip of truth over a real log: how old what is held is, is said with witnesses and without.

import { Copy, httpTransport, MemoryPathStore } from '@commonwall/sync'
import { verifyEvent } from '@commonwall/wall'
import { truthOf } from '@commonwall/web/fill'
import { LANGUAGES } from '@commonwall/web/pages'
import { expect, it } from 'vitest'
import { openSmallWall } from '../../../sync/test/small-wall.ts'
import { AT, post, thread } from '../../../web/test/frame.ts'
import { loadRenderer } from '../../src/pages/index.ts'

const DAY = 24 * 3600
const NO_WITNESSES = { en: 'no witnesses', 'zh-Hans': '没有见证者', 'zh-Hant': '沒有見證者' }

it.each([
  { witnesses: 0, fresh: 'unwitnessed' },
  { witnesses: 1, fresh: 'weak' },
])('says that it is older than a day with $witnesses witnesses', async ({ witnesses, fresh }) => {
  const { renderPage } = await loadRenderer()
  const wall = await openSmallWall({ posts: 1, witnesses, now: () => AT })
  const copy = await Copy.open({
    store: new MemoryPathStore(),
    verify: async (events) => events.map((event) => verifyEvent(event) !== undefined),
    now: () => AT,
  })
  await copy.catchUp([httpTransport(wall.node.url)])
  const history = copy.history()
  if (history === undefined) throw new Error('copy: expected a wall, got none')
  const anchor = [...copy.logs.values()][0]?.anchors.at(-1)
  const [now, soon, later] = [0, DAY, DAY + 1].map((seconds) =>
    truthOf({ history, anchor, held: 0, source: 'host', now: AT + seconds }),
  )
  expect([now?.state, soon?.state, later?.state]).toEqual([fresh, fresh, 'stale'])
  for (const lang of LANGUAGES) {
    const [young = '', old = ''] = [now, later].map(
      (truth) =>
        /<b>(.*?)<\/b>/.exec(
          renderPage(thread([post('x')], { ...(truth && { truth }) }, lang)).split('<aside')[1] ?? '',
        )?.[1],
    )
    expect(old).not.toBe(young)
    expect([young, old].map((words) => words.includes(NO_WITNESSES[lang]))).toEqual(
      witnesses === 0 ? [true, true] : [false, false],
    )
    expect(old).not.toContain('0')
  }
  await copy.close()
  await wall.close()
})
