// This device's own posts, as My posts lists them.

import type { OutboxEntry } from '@commonwall/sync'
import { KIND, publicKeyOf } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { myPosts } from '../../src/app/engine/say/my-posts.ts'
import { NOW, said, secret, thread, wallOf } from './wall-of.ts'

const NAME = 'ab'.repeat(32)

it('what waits under a key that was replaced is said to count for nothing, and what is on the wall is not', () => {
  const [old, current] = [thread(1), thread(2)]
  const wall = wallOf({ events: [], moderators: {} })
  const names = { ...wall.held.names, nameOf: () => NAME, currentKeys: () => [publicKeyOf(secret(2))] }
  const history = { ...wall.held.history, logs: [] }
  const seen = Object.assign(Object.create(wall) as typeof wall, { held: { ...wall.held, names, history } })
  const retired = (event: OutboxEntry['event'], state: OutboxEntry['state']) =>
    myPosts([{ event, state, added: NOW, notBefore: NOW, tries: 0 }], {
      wall: () => seen,
      keyring: { speaksFor: () => true },
      now: () => NOW,
    })[0]?.retired
  expect(retired(old, 'waiting')).toBe(true)
  expect(retired(old, 'sent')).toBe(true)
  expect(retired(old, 'on-the-wall')).toBe(false)
  expect(retired(current, 'waiting')).toBe(false)
})

it('what was dated later than now by a clock that has been put right is not said at an hour that its writer chose', () => {
  const YEAR = 365 * 86_400
  const event = said(1, KIND.thread, [['title', 'Later']], 'Text.', NOW + YEAR)
  const wall = wallOf({ events: [], moderators: {} })
  const held = { ...wall.held, history: { ...wall.held.history, logs: [] } }
  const scheduled = (added: number) =>
    myPosts([{ event, state: 'waiting', added, notBefore: NOW + YEAR, tries: 0 }], {
      wall: () => Object.assign(Object.create(wall) as typeof wall, { held }),
      keyring: { speaksFor: () => true },
      now: () => NOW,
    })[0]?.scheduled
  expect(scheduled(NOW)).toBe(true)
  expect(scheduled(NOW + YEAR)).toBe(false)
})
