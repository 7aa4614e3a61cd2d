import { isOfLaterForm, type NostrEvent, parseDefinition } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { readVectors } from '../vectors.ts'

const read = readVectors<{ event: NostrEvent; definition?: unknown }>('definition/valid/definitions.json')
  .filter(({ definition }) => definition !== undefined)
  .map(({ event }) => event)

it('whatever is read here is of this form, and one element more or a new tag is of a later one', () => {
  const names = new Set<string>()
  for (const event of read) {
    expect(isOfLaterForm(event)).toBe(false)
    for (const [at, tag] of event.tags.entries()) {
      names.add(tag[0] ?? '')
      const longer = { ...event, tags: event.tags.with(at, [...tag, 'more']) }
      expect(isOfLaterForm(longer), tag[0]).toBe(true)
      expect(() => parseDefinition(longer)).toThrow('elements after the name')
      expect(isOfLaterForm({ ...event, tags: event.tags.toSpliced(at, 0, ['quorum', '3']) })).toBe(true)
    }
  }
  // All tags that there are were tried.
  expect([...names].sort().join(' ')).toBe(
    'address batch board continues group h keeper lang log moderator pow prev threshold title valid-until version void witness',
  )
})

it('what is in another order, or has another value, is no later form, nor is another kind', () => {
  for (const event of read) {
    expect(isOfLaterForm({ ...event, tags: event.tags.toReversed() })).toBe(false)
    const other = event.tags.map(([name = '', ...values]) => [name, ...values.map(() => '?')])
    expect(isOfLaterForm({ ...event, tags: other })).toBe(false)
    expect(isOfLaterForm({ kind: 4591, tags: [['quorum', '3']] })).toBe(false)
  }
})
