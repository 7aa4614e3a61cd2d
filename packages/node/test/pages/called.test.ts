// What a key is called on pages is what the app calls it, also where its newest profile is not the one that counts: one that
// was folded for good, one that claims a date far ahead of what witnesses saw, one that may not stand.

import { KIND, publicKeyOf, signEvent, type VerifiedEvent } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { openDatedWall, secret } from './dated-wall.ts'

const KEEPERS = [10, 11].map(secret) as [Uint8Array, Uint8Array]
const ANN = secret(60)
const DAY = 86_400

type DatedWall = Awaited<ReturnType<typeof openDatedWall>>

const later: readonly [
  string,
  string,
  (wall: DatedWall, write: (...events: VerifiedEvent[]) => Promise<void>) => Promise<void>,
][] = [
  [
    'was folded for good',
    'First',
    async (wall, write) => {
      const profile = wall.called(ANN, 'Second')
      const fold = wall.sign(KEEPERS[0], KIND.label, [
        ['L', 'commonwall'],
        ['l', 'fold/personal-data', 'commonwall'],
        ['e', profile.id],
      ])
      const agreed = wall.sign(KEEPERS[1], KIND.signature, [
        ['e', fold.id],
        ['k', String(KIND.label)],
      ])
      await write(profile, fold, agreed)
    },
  ],
  [
    'claims a date far ahead, and another came since',
    'Third',
    async (wall, write) => {
      const { kind, created_at, tags, content } = wall.called(ANN, 'Second')
      await write(
        signEvent(
          { kind, created_at: created_at + DAY, tags: tags.map((tag) => [...tag]), content },
          ANN,
          secret(0),
        ),
      )
      await write(wall.called(ANN, 'Third'))
    },
  ],
  [
    'may not stand',
    'First',
    async (wall, write) => {
      const { kind, created_at, content } = wall.called(ANN, 'Second')
      await write(signEvent({ kind, created_at, tags: [['h', 'nowhere']], content }, ANN, secret(0)))
    },
  ],
]

it.each(later)('where the newest %s it is %s', async (_, name, say) => {
  const wall = await openDatedWall()
  const write = async (...events: VerifiedEvent[]) => {
    await wall.write(...events)
    await wall.anHourLater()
  }
  const thread = wall.thread(ANN, 'A thread')
  await write(thread, wall.called(ANN, 'First'))
  await say(wall, write)
  const page = await wall.page(thread.id)
  const names = ['First', 'Second', 'Third']
  expect(names.filter((one) => page.includes(one))).toEqual([name])
  expect(wall.view().profiles.get(publicKeyOf(ANN))?.name).toBe(name)
  await wall.close()
})
