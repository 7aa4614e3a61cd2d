// What a name is called in the app once its stolen key was replaced: as its owner says now, on what was said before as well.

import { KIND, publicKeyOf } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { whoIs } from '../../../src/app/engine/fill/authors.ts'
import { said, secret, WALL, wallOf } from '../wall-of.ts'

const [STOLEN, FRESH, COLLEAGUE, STRANGER] = [1, 2, 3, 4]
const keyOf = (n: number) => publicKeyOf(secret(n))
const called = (n: number, name: string) => said(n, KIND.profile, [], JSON.stringify({ name }))

it('a thief’s word for a name ends with the key that it was said with', () => {
  const events = [
    called(STOLEN, 'Liars'),
    called(FRESH, 'River Press'),
    called(COLLEAGUE, 'Ada of River Press'),
    called(STRANGER, 'Somebody'),
  ]
  const wall = wallOf({ events, moderators: {} })
  Object.assign(wall.held.names, {
    nameOf: (key: string) => (key === keyOf(STRANGER) ? undefined : WALL),
    currentKeys: () => [keyOf(FRESH), keyOf(COLLEAGUE)],
  })
  const shown = (n: number) => {
    const who = whoIs(wall, keyOf(n), 'en')
    return who.kind === 'name' ? who.name : undefined
  }
  expect(shown(STOLEN)).toBe('River Press')
  expect(shown(FRESH)).toBe('River Press')
  expect(shown(COLLEAGUE)).toBe('Ada of River Press')
  expect(shown(STRANGER)).toBe('Somebody')
})
