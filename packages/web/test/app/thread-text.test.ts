// A thread saved as text: whom and what its posts point at is said in words, since a file opens nothing.

import { expect, it } from 'vitest'
import { threadText } from '../../src/app/read/thread-text.ts'
import { en } from '../../src/pages/i18n/en.ts'
import type { Author, Reference } from '../../src/pages/model.ts'
import { makeUi } from '../../src/pages/ui.ts'
import { frame, post, thread } from '../frame.ts'

const KEY = `nostr:npub1${'q'.repeat(58)}`
const NOTE = `nostr:note1${'q'.repeat(58)}`
const ui = makeUi(frame(), en)

function told(said: string, pointing: Partial<Reference>): string {
  const code = said.includes(KEY) ? KEY : NOTE
  const start = said.indexOf(code)
  const references = [{ start, end: start + code.length, floor: undefined, ...pointing }]
  const posts = [post(said, { references })]
  return threadText(thread(posts), posts, ui).trimEnd().split('\n').at(-1) ?? ''
}

const named: Author = { kind: 'name', name: 'Ann', fingerprint: ['one', 'two'] }

it.each([
  ['a name with its words', { who: named }, 'Ask @Ann (one two).'],
  [
    'a look-alike with its flag',
    { who: { ...named, lookalike: true } },
    `Ask @Ann (one two · ${en.lookalike}).`,
  ],
  ['an unprotected name as one', { who: { ...named, fingerprint: [] } }, `Ask @Ann (${en.unprotected}).`],
  [
    'a throwaway by its number and the start of its key',
    { who: { kind: 'throwaway', number: 3, key: 'c0ffee00' } },
    `Ask @${en.writer(3)} c0ffee.`,
  ],
] as const)('says %s', (_, pointing, line) => {
  expect(told(`Ask ${KEY}.`, pointing)).toBe(line)
})

it('says of a post that nobody verified it', () => {
  const posts = [post('It is so.', { unverified: true }), post('Is it?', { floor: 2 })]
  const text = threadText(thread(posts), posts, ui)
  expect(text).toContain(`\n${en.unverified}\nIt is so.\n`)
  expect(text.split(en.unverified)).toHaveLength(2)
})

it('says a post of the thread by its floor, and leaves the code of any other', () => {
  expect(told(`See ${NOTE}.`, { floor: 4 })).toBe('See #4.')
  expect(told(`See ${NOTE}.`, {})).toBe(`See ${NOTE}.`)
})
