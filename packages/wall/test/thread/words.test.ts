// Languages, directions, mentions and quotes.

import {
  citationsOf,
  directionOf,
  keysMentioned,
  langOf,
  mentionsIn,
  mentionTags,
  quotesOf,
} from '@commonwall/wall'
import { naddrEncode, noteEncode, npubEncode } from 'nostr-tools/nip19'
import { describe, expect, it } from 'vitest'
import { event, hex } from '../event-fixture.ts'

describe('direction', () => {
  it.each([
    ['ar', 'rtl'],
    ['fa-IR', 'rtl'],
    ['ug', 'rtl'],
    ['ug-Latn', 'ltr'],
    ['pa-Arab-PK', 'rtl'],
    ['zh-Hant', 'ltr'],
    ['bo', 'ltr'],
    [undefined, 'ltr'],
  ])('of %s is %s', (lang, direction) => expect(directionOf(lang)).toBe(direction))
})

describe('language', () => {
  it('is the l tag without a namespace, or with that of ISO 639-1', () => {
    expect(langOf(event(1, { kind: 11, tags: [['l', 'ug']] }))).toBe('ug')
    expect(langOf(event(1, { kind: 11, tags: [['l', 'en', 'ISO-639-1']] }))).toBe('en')
    expect(langOf(event(1, { kind: 11, tags: [['l', 'sad', 'mood']] }))).toBeUndefined()
  })
})

describe('mentions', () => {
  const [note, npub] = [noteEncode(hex(7)), npubEncode(hex(8))]

  it('are found in the text with their places', () => {
    const text = `see nostr:${note}, by nostr:${npub}.`
    const found = mentionsIn(text)
    expect(found.map(({ about, value }) => [about, value])).toEqual([
      ['post', hex(7)],
      ['key', hex(8)],
    ])
    expect(text.slice(found[0]?.start, found[0]?.end)).toBe(`nostr:${note}`)
  })

  it('are looked for a hundred times in one text', () =>
    expect(mentionsIn(`nostr:${note} `.repeat(150)).length).toBe(100))

  it('that do not decode stay text', () => {
    expect(mentionsIn(`nostr:${note.slice(0, -1)}q nostr:nsec1${'q'.repeat(58)}`)).toEqual([])
  })

  it('and q tags make quotes, each once', () => {
    const address = { kind: 30023, pubkey: hex(1), identifier: 'declaration' }
    const post = event(1, {
      kind: 1111,
      tags: [
        ['q', hex(7)],
        ['q', 'not an id'],
        ['p', hex(9)],
      ],
      content: `nostr:${note} nostr:${naddrEncode(address)} nostr:${npub}`,
    })
    expect(quotesOf(post)).toEqual([hex(7), `30023:${hex(1)}:declaration`])
    expect(keysMentioned(post)).toEqual([hex(9), hex(8)])
  })

  it('and what older clients put into e and a tags is what a thread speaks of', () => {
    const address = `30023:${hex(1)}:declaration`
    const thread = event(1, {
      kind: 11,
      tags: [
        ['title', 'Appeal'],
        ['e', hex(5), '', 'mention'],
        ['e', 'not an id'],
        ['a', address],
        ['q', hex(7)],
      ],
      content: `Unfold nostr:${noteEncode(hex(6))} and nostr:${note}.`,
    })
    expect([...citationsOf(thread)].sort()).toEqual([hex(5), hex(6), hex(7), address].sort())
  })

  it('are told in tags, each once and none that is there', () => {
    const address = { kind: 30023, pubkey: hex(1), identifier: 'declaration' }
    const text = `nostr:${npub} nostr:${note} nostr:${npub} nostr:${naddrEncode(address)} nostr:npub1x`
    const told = [
      ['p', hex(8)],
      ['q', hex(7)],
      ['q', `30023:${hex(1)}:declaration`],
    ]
    expect(mentionTags(text)).toEqual(told)
    expect(
      mentionTags(text, [
        ['p', hex(8), 'wss://relay.example'],
        ['e', hex(7)],
      ]),
    ).toEqual(told.slice(1))
    expect(mentionTags('nobody')).toEqual([])
  })
})
