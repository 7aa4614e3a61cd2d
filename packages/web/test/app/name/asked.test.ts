// Whoever has a name may list anybody's key in it: a stranger who does hides nobody else who asks, and is not agreed with in
// the place of who was shown.

import { KIND, publicKeyOf, signEvent, type VerifiedEvent } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { namesHere } from '../../../src/app/engine/name/list.ts'
import { NameMaker, type NamesOptions } from '../../../src/app/engine/name/name-maker.ts'
import { Keyring } from '../../../src/app/engine/say/keyring.ts'
import { NOW, said, secret, wallOf } from '../wall-of.ts'

it('every name that asks for a key is shown, and the one that is meant is agreed with', async () => {
  const keyring = new Keyring((length) => new Uint8Array(length).fill(5))
  const key = keyring.addName(secret(5))
  const letter = said(5, KIND.signature, [
    ['e', 'cd'.repeat(32)],
    ['k', '30023'],
  ])
  const wall = wallOf({ events: [letter], moderators: {} })
  const asking = (n: number) => {
    const event = said(n, KIND.key, [
      ['key', publicKeyOf(secret(n))],
      ['key', key],
      ['next', 'ab'.repeat(32)],
    ])
    return { name: event.id, keys: [], events: [{ id: event.id, event, at: NOW, keys: [key] }] }
  }
  const [stranger, house] = [asking(1), asking(2)]
  Object.assign(wall.held.names, {
    ...{ nameOf: () => undefined, currentKeys: () => [], all: [stranger, house] },
  })
  const session = { saved: false }
  const items = namesHere(wall, { keyring, session } as never, new Set())
  expect(items.map(({ id, state }) => [id, state])).toEqual([
    [stranger.name, 'asked'],
    [house.name, 'asked'],
  ])

  const left: VerifiedEvent[] = []
  const own = {
    signUnder: async (_: string, template: Parameters<typeof signEvent>[0]) =>
      signEvent(template, secret(5), new Uint8Array(32)),
    speak: async () => ({ send: async (event: VerifiedEvent) => left.push(event), hurry: async () => {} }),
  }
  const maker = new NameMaker({ own: () => own, wall: () => wall, now: () => NOW } as unknown as NamesOptions)
  await maker.agree(key, house.name)
  expect(left[0]?.tags).toContainEqual(['e', house.name])
  await expect(maker.agree(key, 'ff'.repeat(32))).rejects.toMatchObject({ code: 'engine/no-key' })
  const agreed = wallOf({ events: left, moderators: {} })
  Object.assign(agreed.held.names, wall.held.names)
  const after = namesHere(agreed, { keyring, session } as never, new Set())
  expect(after.map(({ id, state }) => [id, state])).toEqual([[house.name, 'waiting']])
  // A new key of one's own name, whose rotation no witness saw yet, is asked by nobody that is known here.
  Object.assign(agreed.held.names, { all: [] })
  expect(namesHere(agreed, { keyring, session } as never, new Set())).toMatchObject([{ state: 'waiting' }])
})
