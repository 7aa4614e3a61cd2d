// What the composer is told of what is answered.

import { expect, it } from 'vitest'
import { composing } from '../../src/app/engine/say/composing.ts'
import { Keyring } from '../../src/app/engine/say/keyring.ts'
import { label, thread, wallOf } from './wall-of.ts'

it('quotes what stands open, and nothing of what is folded: a reply to the thread can still be written', () => {
  const root = thread(1)
  const answers = (...labels: Parameters<typeof wallOf>[0]['events']) =>
    composing(
      wallOf({ events: [root, ...labels], moderators: { a: 11, b: 12 } }),
      new Keyring((length) => new Uint8Array(length)),
      { lang: 'en', reply: { root: root.id, parent: root.id }, edits: undefined },
    ).answers?.text
  expect(answers()).toBe('A thread')
  expect(answers(label(11, root.id, 'fold/personal-data'))).toBe(undefined)
})
