// What a key outside signed is taken only if it is the very post that was given.

import { finalizeEvent, generateSecretKey, getPublicKey } from 'nostr-tools/pure'
import { describe, expect, it } from 'vitest'
import { takeSigned } from '../../src/app/engine/say/outside.ts'
import type { Wall } from '../../src/app/engine/wall.ts'

const secret = generateSecretKey()
const wall = 'ab'.repeat(32)
const view = { held: { wall } } as Wall
const given = {
  pubkey: getPublicKey(secret),
  created_at: 1_795_000_000,
  kind: 11,
  tags: [
    ['h', wall],
    ['title', 'A title'],
    ['t', 'board'],
  ],
  content: 'The words.',
}

describe('a post that an extension signs', () => {
  it('is taken as it was given', () => {
    expect(takeSigned(view, given, finalizeEvent(structuredClone(given), secret)).content).toBe('The words.')
  })

  it.each([
    ['another text', () => finalizeEvent({ ...given, content: 'Other words.' }, secret)],
    ['another time', () => finalizeEvent({ ...given, created_at: given.created_at + 1 }, secret)],
    ['another key', () => finalizeEvent(structuredClone(given), generateSecretKey())],
    [
      'a broken signature',
      () => ({ ...finalizeEvent(structuredClone(given), secret), sig: '0'.repeat(128) }),
    ],
    ['nothing', () => undefined],
  ])('is refused with %s', (_, signed) => {
    expect(() => takeSigned(view, given, signed())).toThrow('signature: expected one on this post')
  })
})
