// What is on its way under one key is spoken of under no other: nobody else can know it.

import { addressOf, KIND, publicKeyOf } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { refuseUnseen } from '../../src/app/engine/say/unseen.ts'
import { Wall } from '../../src/app/engine/wall.ts'
import { NOW, said, secret, thread, wallOf } from './wall-of.ts'

const ANN = publicKeyOf(secret(1))
const NAME = publicKeyOf(secret(9))
const version = (words: string, at: number) =>
  said(
    1,
    KIND.article,
    [
      ['d', 'letter'],
      ['title', 'A letter'],
    ],
    words,
    at,
  )

it('is refused to another key and to a fresh one, until it is on the wall; its own key goes on', () => {
  const [post, first, second] = [thread(1), version('One.', NOW - 9), version('Two.', NOW)]
  const one = wallOf({ events: [post, first, second], moderators: {} })
  const refuses = (pubkey: string | undefined, tag: string[], ...waiting: string[]) => {
    const own = new Map(waiting.map((id) => [id, 'waiting'] as const))
    try {
      refuseUnseen(new Wall({ ...one.input, own }), pubkey, [['h', 'x'], tag])
      return false
    } catch (error) {
      return (error as { code?: string }).code === 'engine/unseen'
    }
  }
  for (const key of [NAME, undefined]) {
    expect(refuses(key, ['e', post.id], post.id)).toBe(true)
    expect(refuses(key, ['e', post.id])).toBe(false)
    expect(refuses(key, ['translation', addressOf(first)], first.id, second.id)).toBe(true)
    // Of an article that everybody can read a version waits: the article can be spoken of, the version cannot.
    expect(refuses(key, ['a', addressOf(first)], second.id)).toBe(false)
    expect(refuses(key, ['e', second.id], second.id)).toBe(true)
  }
  expect(refuses(ANN, ['e', post.id], post.id)).toBe(false)
})
