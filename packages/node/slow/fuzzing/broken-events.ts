// Events that are almost right, and maximal ones that are.

import type { SignedEvent } from '../conformance/client.ts'
import type { Case, Surface } from './case.ts'
import type { Dice } from './dice.ts'

/** A field's value that no event may have; the text is JSON. */
const WRONG_VALUES: Readonly<Record<string, readonly string[]>> = {
  id: ['null', '1', '""', '"abc"', `"${'A'.repeat(64)}"`, `"${'0'.repeat(63)}"`, '{"toString":1}', '[]'],
  pubkey: ['null', '0', `"${'F'.repeat(64)}"`, `"${'g'.repeat(64)}"`, '[["a"]]', '{}'],
  sig: ['null', `"${'0'.repeat(127)}"`, `"${'G'.repeat(128)}"`, 'true', '{"valueOf":2,"toString":3}'],
  created_at: ['null', '"1700000000"', '-1', '1.5', '1e400', '9007199254740993', '99999999999', '[]', 'true'],
  kind: ['null', '"1"', '-1', '65536', '1.5', '1e9', '{}', '4294967297'],
  tags: ['null', '{}', '"e"', '["e"]', '[[1]]', '[["e",null]]', '[[["e"]]]', '[{}]', '[["t","\\ud800"]]'],
  content: ['null', '1', '[]', '{}', '"\\ud800"', '"\\udc00a"', '"a\\udbff"'],
}

/** Fields in a wrong order of magnitude; made when asked for, as they are long. */
const TOO_MUCH: Readonly<Record<string, () => string>> = {
  'tags: too many': () => `[${Array(2_001).fill('["t"]').join()}]`,
  'tags: one too long': () => `[["t"${',""'.repeat(1_001)}]]`,
  'tags: deep': () => '['.repeat(20_000) + ']'.repeat(20_000),
  'content: too long': () => `"${'a'.repeat(61_000)}"`,
  'content: too long in bytes': () => `"${'墙'.repeat(21_000)}"`,
  'content: escapes grow': () => `"${'\\u0001'.repeat(12_000)}"`,
}

function withField(event: SignedEvent, field: string, json: string): string {
  const parts = Object.entries(event).map(
    ([name, value]) => `"${name}":${name === field ? json : JSON.stringify(value)}`,
  )
  return `["EVENT",{${parts.join()}}]`
}

function flipped(dice: Dice, hex: string): string {
  const at = dice.below(hex.length)
  const digit = (Number.parseInt(hex[at] ?? '0', 16) ^ (1 + dice.below(15))).toString(16)
  return hex.slice(0, at) + digit + hex.slice(at + 1)
}

function refusal(name: string, text: string): Case {
  return { name, text, answer: 'refusal' }
}

export const brokenEvents: readonly Surface[] = [
  {
    name: 'event: a field has a wrong value',
    make(dice, { events }) {
      const field = dice.one(Object.keys(WRONG_VALUES))
      const json = dice.one(WRONG_VALUES[field] ?? [])
      return refusal(`${field} is ${json.slice(0, 30)}`, withField(dice.one(events), field, json))
    },
  },
  {
    name: 'event: a field is missing or doubled',
    make(dice, { events }) {
      const event: Record<string, unknown> = { ...dice.one(events) }
      const field = dice.one(Object.keys(event))
      if (dice.below(2) === 0) {
        delete event[field]
        return refusal(`without ${field}`, JSON.stringify(['EVENT', event]))
      }
      const text = JSON.stringify(['EVENT', event]).replace(
        /\}\]$/,
        `,"${field}":"twice","__proto__":{"id":1}}]`,
      )
      return refusal(`${field} twice`, text)
    },
  },
  {
    name: 'event: too much of something',
    make(dice, { events }) {
      const name = dice.one(Object.keys(TOO_MUCH))
      const [field = ''] = name.split(':')
      return refusal(name, withField(dice.one(events), field, TOO_MUCH[name]?.() ?? ''))
    },
  },
  {
    name: 'event: wrong id',
    make(dice, { events }) {
      const event = dice.one(events)
      return refusal('wrong id', JSON.stringify(['EVENT', { ...event, id: flipped(dice, event.id) }]))
    },
  },
  {
    name: 'event: wrong signature',
    make(dice, { events }) {
      const event = dice.one(events)
      return refusal('wrong sig', JSON.stringify(['EVENT', { ...event, sig: flipped(dice, event.sig) }]))
    },
  },
  {
    name: 'event: content does not belong to the id',
    make(dice, { events }) {
      const changed = { ...dice.one(events), content: dice.text(1 + dice.below(200)) }
      return refusal('other content', JSON.stringify(['EVENT', changed]))
    },
  },
  {
    name: 'event: valid, perhaps again',
    make: (dice, { events }) => ({
      name: 'valid',
      text: JSON.stringify(['EVENT', dice.one(events)]),
      answer: 'taken',
    }),
  },
  {
    name: 'event: as large as it may be',
    make: (dice, { largest }) => ({
      name: 'largest',
      text: JSON.stringify(['EVENT', dice.one(largest)]),
      answer: 'taken',
    }),
  },
]
