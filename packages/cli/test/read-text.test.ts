// A thread at a terminal: whoever wrote is called as on pages, by the newest profile that may stand on the wall.

import { KIND, type ThreadView, type VerifiedEvent, type WallView } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { callingNames, tellingNames } from '../src/read/named.ts'
import { headLines, threadLines } from '../src/read/text.ts'
import type { LoadedWall } from '../src/source/load-wall.ts'

const [pubkey, name] = ['ab'.repeat(32), 'cd'.repeat(32)]
const event = (kind: number, content: string) =>
  ({
    ...{ id: `${kind}`.padStart(64, '0'), pubkey, created_at: 0, kind, tags: [], sig: '' },
    content,
  }) as unknown as VerifiedEvent
const [post, profile] = [event(KIND.thread, 'Words.'), event(KIND.profile, 'null')]
const loaded = {
  names: { nameOf: () => name, currentKeys: () => [pubkey] },
  report: { events: new Map([post, profile].map((one) => [one.id, one])), logs: [] },
} as unknown as LoadedWall
const view = {
  thread: { root: { id: post.id, floor: 1, event: post, gone: false }, posts: [] },
  ...{ summary: { title: 'T' }, folds: new Map(), writers: new Map() },
} as unknown as ThreadView

it('is shown also where the log has a profile of its writer that is none', () => {
  const shown = (profiles: Iterable<readonly [string, { readonly name: string }]>) => {
    const called = callingNames(loaded, { profiles: new Map(profiles) } as unknown as WallView)
    return threadLines(view, loaded, { unfold: false, tell: tellingNames(loaded, called), called }).join('\n')
  }
  expect(shown([])).toContain(`#1 name ${pubkey.slice(0, 16)}…,`)
  expect(shown([[pubkey, { name: 'Mill Lane' }]])).toContain(`#1 name Mill Lane (${pubkey.slice(0, 16)}…),`)
})

it('calls a wall without witnesses dated, not witnessed', () => {
  const wall = (notice: string | undefined) =>
    ({
      wall: name,
      history: { current: { titles: [] }, notice, wallTime: 1_800_000_000 },
      ...{ report: { logs: [] }, source: { name: 'here' } },
    }) as unknown as LoadedWall
  expect(headLines(wall(undefined), [])[2]).toBe(
    '0 posts, verified, from here; witnessed until 2027-01-15 08:00',
  )
  expect(headLines(wall('unwitnessed'), [])[2]).toContain('; dated until 2027-01-15 08:00; unwitnessed')
})
