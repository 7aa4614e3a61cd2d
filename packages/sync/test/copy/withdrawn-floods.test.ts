// One free key may say thousands of things and take all of them back as often: each is looked at once.

import { foldNames, KIND, type VerifiedEvent } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { event, hex } from '../../../wall/test/event-fixture.ts'
import type { Holdings } from '../../src/copy/holdings.ts'
import { withdrawnBodies } from '../../src/copy/withdrawn.ts'

it('finds what one key took back without asking of each post each of its withdrawals', () => {
  const many = Array.from({ length: 500 }, (_, n) => n)
  const posts = many.map((n) => event(1, { kind: KIND.reply, created_at: n, tags: [['n', `${n}`]] }))
  const vanishes = many.map((n) =>
    event(1, { kind: KIND.vanish, created_at: n - 100, tags: [['n', `${n}`]] }),
  )
  let asked = 0
  const history = {
    ...{ wall: hex(0), wallTime: 1_000 },
    witnessedTime: () => {
      asked++
      return undefined
    },
  }
  const all = [...posts, ...vanishes]
  const names = foldNames({ events: [], history })
  const gone = withdrawnBodies({
    history: () => history,
    names: () => names,
    shelf: {
      all: () => all,
      ofKinds: (...kinds: number[]) => all.filter(({ kind }) => kinds.includes(kind)),
    },
  } as unknown as Holdings)
  expect(gone.map(({ created_at }: VerifiedEvent) => created_at)).toEqual(many.slice(0, 400))
  expect(asked).toBeLessThan(10 * many.length)
})
