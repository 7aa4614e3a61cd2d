// What one wish of a name reaches, when it takes effect, and what stays.

import { ALL_RELAYS, KIND, PAUSE, publicKeyOf } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { vanishingOf } from '../../../src/app/engine/name/vanish.ts'
import { label, NOW, said, secret, wallOf } from '../wall-of.ts'

const [NAME, OTHER] = [5, 6]
const title = [
  ['title', 'A thread'],
  ['t', 'talk'],
]
const thread = (by: number, at: number) => said(by, KIND.thread, title, 'Its words.', at)
const wish = (at: number) => said(NAME, KIND.vanish, [['relay', ALL_RELAYS]], '', at)
const pubkey = publicKeyOf(secret(NAME))

/** Two posts of the name, the second said after the wish; one of another; and a label of the name as a moderator. */
function walled(wished: number) {
  const [early, late, other] = [
    thread(NAME, wished - 60),
    thread(NAME, wished + 1),
    thread(OTHER, wished - 60),
  ]
  const pinned = label(NAME, other.id, 'pin', wished - 30)
  const events = [early, late, other, pinned, wish(wished)]
  return { early, late, other, wall: wallOf({ events, moderators: { a: NAME }, names: [NAME, OTHER] }) }
}

it('waits for the pause, and then takes the words of the name up to the wish, and nobody else’s', () => {
  const before = walled(NOW - PAUSE + 1)
  expect(vanishingOf(before.wall, pubkey)).toEqual({
    posts: 2,
    wish: { upTo: NOW - PAUSE + 1, due: NOW + 1, done: false },
  })
  expect(before.wall.absenceOfHeld(before.early)).toBeUndefined()

  const { wall, early, late, other } = walled(NOW - PAUSE)
  expect(vanishingOf(wall, pubkey)).toEqual({
    posts: 1,
    wish: { upTo: NOW - PAUSE, due: undefined, done: true },
  })
  expect([early, late, other].map((event) => wall.absenceOfHeld(event)?.kind)).toEqual([
    'withdrawn',
    undefined,
    undefined,
  ])
  expect(wall.view.deeds.map(({ verb }) => verb)).toEqual(['pin'])
})

it('knows of no wish where there is none, and tells of the last of several', () => {
  const [first, second] = [NOW - 2 * PAUSE, NOW - PAUSE + 60]
  const events = [thread(NAME, NOW), wish(first), wish(second)]
  expect(vanishingOf(wallOf({ events: [thread(NAME, NOW)], moderators: {}, names: [NAME] }), pubkey)).toEqual(
    {
      posts: 1,
      wish: undefined,
    },
  )
  expect(vanishingOf(wallOf({ events, moderators: {}, names: [NAME] }), pubkey).wish?.upTo).toBe(second)
})
