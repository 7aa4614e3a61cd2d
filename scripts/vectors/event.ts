// Writes vectors/event: the shape, id and signature of NIP-01 events. Fixed key, no randomness: the same bytes each time.

import { writeFileSync } from 'node:fs'
import { type EventTemplate, type NostrEvent, signEvent } from '@commonwall/wall'

const secret = new Uint8Array(32).fill(9)
const s = (part: Partial<EventTemplate>): NostrEvent =>
  signEvent(
    { kind: 1, created_at: 1_700_000_000, tags: [], content: '', ...part },
    secret,
    new Uint8Array(32),
  )
const write = (folder: string, vectors: unknown) =>
  writeFileSync(
    new URL(`../../vectors/event/${folder}/nip01.json`, import.meta.url),
    `${JSON.stringify(vectors, undefined, 1)}\n`,
  )

const valid = [
  { why: 'an empty note', event: s({}) },
  {
    why: 'Chinese, Tibetan, Arabic and an emoji outside the basic plane',
    event: s({ content: '人权 ཐོབ་ཐང་ حقوق 🧱' }),
  },
  { why: 'every character that JSON escapes', event: s({ content: '\n"\\\r\t\b\f' }) },
  {
    why: 'control characters, hashed as JSON.stringify writes them',
    event: s({ content: '\u0000\u0001\u001f\u007f' }),
  },
  {
    why: 'line separators and non-characters, verbatim',
    event: s({ content: '\u2028\u2029\ufdd0\u{10ffff}' }),
  },
  { why: 'empty tags and empty elements', event: s({ tags: [[], [''], ['t', '']] }) },
  { why: 'a date after 2038', event: s({ created_at: 4_102_444_800 }) },
  { why: 'the largest kind', event: s({ kind: 65535 }) },
]
write('valid', valid)
const good = s({ content: 'x' })
const w = (o: object) => ({ ...good, ...o })
const { sig: _, ...nosig } = good
const invalid = [
  { why: 'something that is not an object', event: [], field: 'event' },
  { why: 'an event without a signature', event: nosig, field: 'sig' },
  { why: 'an id in upper case', event: w({ id: good.id.toUpperCase() }), field: 'id' },
  { why: 'an id that is too short', event: w({ id: good.id.slice(1) }), field: 'id' },
  { why: 'a public key that is a number', event: w({ pubkey: 5 }), field: 'pubkey' },
  { why: 'a signature of 127 digits', event: w({ sig: good.sig.slice(1) }), field: 'sig' },
  { why: 'a date that is not whole', event: w({ created_at: 1.5 }), field: 'created_at' },
  { why: 'a date before 1970', event: w({ created_at: -1 }), field: 'created_at' },
  { why: 'a date past 2^53', event: w({ created_at: 2 ** 53 }), field: 'created_at' },
  { why: 'a date as a string', event: w({ created_at: '1700000000' }), field: 'created_at' },
  { why: 'kind 65536', event: w({ kind: 65536 }), field: 'kind' },
  { why: 'tags that are an object', event: w({ tags: {} }), field: 'tags' },
  { why: 'a tag that is a string', event: w({ tags: ['t'] }), field: 'tags[0]' },
  { why: 'a tag with a number in it', event: w({ tags: [['t', 1]] }), field: 'tags[0]' },
  { why: 'a tag within a tag', event: w({ tags: [['t', ['u']]] }), field: 'tags[0]' },
  { why: '2,001 tags', event: w({ tags: Array(2001).fill([]) }), field: 'tags' },
  { why: 'content that is null', event: w({ content: null }), field: 'content' },
  {
    why: 'a lone surrogate in the content',
    json: JSON.stringify(good).replace('"content":"x"', '"content":"\\ud800"'),
    field: 'content',
  },
  {
    why: 'a lone surrogate in a tag',
    json: JSON.stringify(good).replace('"tags":[]', '"tags":[["t","\\udfff"]]'),
    field: 'tags[0]',
  },
  { why: 'text that is not JSON', json: '{"id":', field: 'event' },
  { why: 'an id over other content', event: w({ content: 'y' }), field: 'signature' },
  { why: 'a signature of another event', event: w({ sig: s({ content: 'y' }).sig }), field: 'signature' },
  { why: 'a public key that is not on the curve', event: w({ pubkey: 'ff'.repeat(32) }), field: 'signature' },
]
write('invalid', invalid)
