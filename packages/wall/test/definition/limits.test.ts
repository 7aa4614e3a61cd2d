// What bounds a definition: each of its lists, and before that the tags and bytes of any event. At its limits it is read at
// once; beyond, it is refused by the field that is too long.

import {
  DefinitionError,
  type DefinitionFields,
  definitionTemplate,
  type NostrEvent,
  parseDefinition,
  parseEvent,
} from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { hex } from '../event-fixture.ts'

/** Of each list the most that docs/protocol/definition.md allows. */
const MOST = {
  voids: 64,
  titles: 64,
  keepers: 32,
  logs: 64,
  continues: 64,
  witnesses: 9,
  groups: 32,
  moderators: 256,
  boards: 256,
  langs: 64,
  addresses: 64,
}
type List = keyof typeof MOST
const LISTS = Object.keys(MOST) as List[]
/** How the tags of a list are called. */
const TAG: Readonly<Partial<Record<List, string>>> = {
  continues: 'continues',
  witnesses: 'witness',
  addresses: 'address',
}

const key = (n: number) => hex(0x10000 + n)
const lang = (n: number) =>
  `${String.fromCharCode(97 + (n % 26), 97 + (Math.floor(n / 26) % 26))}${n < 676 ? '' : 'a'}`
const many = <T>(count: number, make: (n: number) => T) => Array.from({ length: count }, (_, n) => make(n))

function withCounts(counts: Readonly<Record<List, number>>): DefinitionFields {
  const wall = hex(1)
  const url = (n: number) => `https://${n}.example/`
  return {
    wall,
    prev: hex(2),
    voids: many(counts.voids, key).sort(),
    version: 2,
    titles: many(counts.titles, (n) => ({ lang: lang(n), text: `Wall ${n}` })),
    keepers: many(counts.keepers, key),
    threshold: 1,
    logs: many(counts.logs, (n) => ({ key: key(n), url: url(n), admission: 'default', open: true })),
    continues: many(counts.continues, (n) => ({
      ...{ key: key(n % counts.logs), size: 1, root: key(n) },
      origin: `commonwall/${wall}/${'0'.repeat(16)}`,
    })),
    witnesses: many(counts.witnesses, (n) => ({ name: `w${n}`, key: key(100_000 + n), url: url(n) })),
    groups: many(counts.groups, (n) => `g${n}`),
    moderators: many(counts.moderators, (n) => ({ group: `g${n % counts.groups}`, pubkey: key(n) })),
    boards: many(counts.boards, (n) => ({ slug: `b${n}`, lang: 'en', title: `Board ${n}` })),
    langs: many(counts.langs, lang),
    pow: 0,
    batch: 5,
    addresses: many(counts.addresses, (n) => ({ url: url(n), capability: 'read', until: 2_000_000_000 })),
    validUntil: 2_000_000_000,
  }
}

const FEW = Object.fromEntries(LISTS.map((list) => [list, 1])) as Record<List, number>
const asEvent = (fields: DefinitionFields): NostrEvent => ({
  ...definitionTemplate(fields, { createdAt: 1 }),
  ...{ id: hex(3), pubkey: hex(4), sig: '0'.repeat(128) },
})
const read = (counts: Readonly<Record<List, number>>) => parseDefinition(asEvent(withCounts(counts)))

describe('a definition', () => {
  it('may be full to the last list but one, and the bytes of an event end it there', () => {
    expect(() => parseEvent(asEvent(withCounts(MOST)))).toThrow('event: expected at most 60000 bytes')
    const event = parseEvent(asEvent(withCounts({ ...MOST, continues: 1 })))
    const { boards, moderators, addresses, keepers } = parseDefinition(event)
    expect([boards, moderators, addresses, keepers].map(({ length }) => length)).toEqual([256, 256, 64, 32])
  })

  it.each(LISTS)('holds no more %s than that', (list) => {
    const logs = list === 'continues' ? MOST.logs : 1
    expect(() => read({ ...FEW, logs, [list]: MOST[list] })).not.toThrow()
    expect(() => read({ ...FEW, logs, [list]: MOST[list] + 1 })).toThrow(DefinitionError)
    expect(() => read({ ...FEW, logs, [list]: MOST[list] + 1 })).toThrow(`${TAG[list] ?? list.slice(0, -1)}:`)
  })

  it('of 10,000 entries is no event, whichever they are', () => {
    const event = asEvent(withCounts(FEW))
    for (const tag of event.tags) {
      const tags = [...event.tags, ...many(10_000, () => tag)]
      expect(() => parseEvent({ ...event, tags })).toThrow('tags: expected at most 2000')
    }
  })
})
