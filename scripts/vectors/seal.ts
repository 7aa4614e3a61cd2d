// Writes vectors/seal/: sealed lines, inbox bodies and answers, inbox notes.

import {
  committedWork,
  decodeInboxBody,
  type EventTemplate,
  encodeInboxAnswer,
  encodeInboxBody,
  type NostrEvent,
  publicKeyOf,
  sealEvent,
  sealWithWork,
  signEvent,
  stringifyEvent,
  workOf,
} from '@commonwall/wall'
import { bytesToHex } from '@noble/hashes/utils.js'
import * as nip44 from 'nostr-tools/nip44'
import { writeVectors } from './write.ts'

const bytes = (value: number) => new Uint8Array(32).fill(value)
const inbox = bytes(9)
const once = bytes(8)
const nonce = bytes(7)
const createdAt = 1_767_000_000
const post = (template: Partial<EventTemplate>): NostrEvent =>
  signEvent({ kind: 11, created_at: 1_767_225_600, tags: [], content: '', ...template }, bytes(1), bytes(0))

const options = {
  inboxKey: publicKeyOf(inbox),
  secretKey: once,
  createdAt,
  nonce32: nonce,
  auxiliaryRandom: bytes(0),
}
const thread = post({ tags: [['title', '言论自由']], content: 'Everyone has the right…' })

writeVectors(
  'seal/valid/sealed-lines.json',
  'Sealed lines: `secret` is the one-time key, signed with 32 zero bytes of auxiliary randomness.',
  await Promise.all(
    [
      { name: 'a thread', event: thread, work: 0 },
      { name: 'a thread, with 8 bits of work on the outside', event: thread, work: 8 },
      { name: 'a withdrawal without text', event: post({ kind: 5, tags: [['e', thread.id]] }), work: 0 },
    ].map(async ({ name, event, work }) => ({
      name,
      inboxSecret: bytesToHex(inbox),
      secret: bytesToHex(once),
      nonce: bytesToHex(nonce),
      createdAt,
      work,
      event,
      sealed: await sealWithWork(event, options, work),
    })),
  ),
)

const sealed = sealEvent(thread, options)
const conversationKey = nip44.getConversationKey(once, options.inboxKey)
const signed = (fields: Partial<EventTemplate>): NostrEvent =>
  signEvent(
    { kind: 1059, created_at: createdAt, tags: sealed.tags, content: sealed.content, ...fields },
    once,
    bytes(0),
  )
/** The same of a line that shows the work that its tag promises, so that its counter alone is at fault: its time is looked for. */
const worked = (fields: Partial<EventTemplate>, at = createdAt): NostrEvent => {
  const line = signed({ ...fields, created_at: at })
  return workOf(line.id) > 0 ? line : worked(fields, at + 1)
}
const [p = []] = sealed.tags
const counted = [p, ['nonce', '0', '1']]
const payload = sealed.content.replaceAll('=', '0')
/** The same with 3 for its first byte, which says the version. */
const later = `Aw${sealed.content.slice(2)}`
const inside = (text: string) => signed({ content: nip44.encrypt(text, conversationKey, nonce) })

writeVectors(
  'seal/valid/counters-in-tags.json',
  'Sealed lines whose counter stands in the tag, as NIP-13 has it: they are opened, and no longer made.',
  ['0', '717'].map((counter) => {
    const line = worked({ tags: [p, ['nonce', counter, '1']] })
    return { counter, inboxSecret: bytesToHex(inbox), event: thread, sealed: line }
  }),
)
writeVectors(
  'seal/invalid/sealed-lines.json',
  'Sealed lines, true in id and signature, that the inbox refuses to open.',
  [
    { why: 'another kind', sealed: signed({ kind: 1 }) },
    { why: 'no p tag', sealed: signed({ tags: [] }) },
    { why: 'two p tags', sealed: signed({ tags: [...sealed.tags, ...sealed.tags] }) },
    { why: 'the p tag of another inbox', sealed: signed({ tags: [['p', publicKeyOf(bytes(3))]] }) },
    { why: 'a content that is not base64', sealed: signed({ content: 'hello' }) },
    {
      why: 'a content whose MAC is wrong',
      sealed: signed({ content: `${sealed.content.slice(0, -4)}AAA=` }),
    },
    { why: 'a version of NIP-44 that is not known', code: 'seal/newer', sealed: signed({ content: later }) },
    {
      why: 'a content that says it is of a later version (NIP-44, `#`)',
      code: 'seal/newer',
      sealed: signed({ content: `#${sealed.content.slice(1)}` }),
    },
    {
      why: 'a version of NIP-44 that is not known, with a counter',
      code: 'seal/newer',
      sealed: worked({ tags: counted, content: `${later.replaceAll('=', '0')}000000000001` }),
    },
    {
      why: 'a counter at the end and no nonce tag',
      sealed: signed({ content: `${payload}000000000001` }),
    },
    {
      why: 'a counter at the end and no target',
      sealed: signed({ tags: [p, ['nonce', '0']], content: `${payload}000000000001` }),
    },
    {
      why: 'a counter in the tag and at the end',
      sealed: worked({ tags: [p, ['nonce', '1', '1']], content: `${payload}000000000001` }),
    },
    {
      why: 'two nonce tags',
      sealed: worked({ tags: [...counted, ['nonce', '0', '1']], content: `${payload}000000000001` }),
    },
    ...[
      ['a counter of 11 digits', `${payload}00000000001`],
      ['a counter of 16 digits', `${payload}0000000000000001`],
      ['a counter that is not of digits', `${payload}00000000000A`],
      ['a counter behind `=`', `${sealed.content}000000000001`],
      ['a counter where another digit than 0 took the place of `=`', `${payload.slice(0, -1)}1000000000001`],
      ['a counter where `=` was left out', `${sealed.content.replace('=', '')}000000000001`],
    ].map(([why = '', content = '']) => ({ why, sealed: worked({ tags: counted, content }) })),
    { why: 'a text inside that is not JSON', sealed: inside('hello') },
    {
      why: 'an event inside without a signature',
      sealed: inside(JSON.stringify({ ...thread, sig: undefined })),
    },
    { why: 'two events inside', sealed: inside(`${stringifyEvent(thread)}\n${stringifyEvent(thread)}`) },
    { why: 'a sealed line inside', sealed: inside(stringifyEvent(sealed)) },
  ].map(({ why, code, sealed }: { why: string; code?: string; sealed: NostrEvent }) => ({
    why,
    ...(code && { code }),
    ...{ inboxSecret: bytesToHex(inbox), sealed },
  })),
)

const bodies = [
  { name: 'nothing', lines: [], refused: [] },
  { name: 'one line taken', lines: ['{"a":1}'], refused: [null] },
  { name: 'two lines, one refused', lines: ['{"a":1}', '言论'], refused: [null, 'invalid: not an event'] },
  { name: 'a line of 1023 bytes fits the first class', lines: ['x'.repeat(1_023)], refused: [null] },
  { name: 'a line of 1024 bytes does not', lines: ['x'.repeat(1_024)], refused: [null] },
] as const
writeVectors(
  'seal/valid/inbox.json',
  'Inbox bodies: the lines, the length of the body, the names of the lines, and the answer without its padding.',
  bodies.map(({ name, lines, refused }) => {
    const body = encodeInboxBody(lines)
    const hashes = decodeInboxBody(body).map(({ hash }) => hash)
    const answer = encodeInboxAnswer(hashes.map((hash, i) => ({ hash, refused: refused[i] ?? undefined })))
    const text = new TextDecoder().decode(answer).replace(/(^|\n)\n+$/, '$1')
    return { name, lines, length: body.length, hashes, refused, answer: text }
  }),
)

const zeros = `00${'f'.repeat(62)}`
const nonces: readonly (readonly [name: string, nonce: readonly string[], id?: string])[] = [
  ['less than the id shows', ['1', '5']],
  ['what the id shows', ['1', '8']],
  ['more than the id shows', ['1', '30']],
  ['more than the id shows, of three digits', ['1', '256']],
  ['nothing', ['1', '0']],
  ['no target', ['1']],
  ['a leading zero', ['1', '05']],
  ['a sign', ['1', '+5']],
  ['an exponent', ['1', '1e1']],
  ['four digits', ['1', '1000']],
  ['an id of zeros', ['1', '256'], '0'.repeat(64)],
]
writeVectors(
  'seal/valid/work.json',
  'Work that counts, by the tags and the id of an event. Ids are not those of the tags.',
  [
    ...nonces.map(([name, nonce, id = zeros]) => ({ name, id, tags: [['nonce', ...nonce]] })),
    { name: 'no tag', id: zeros, tags: [] },
    {
      name: 'the first of two tags counts',
      id: zeros,
      tags: [
        ['nonce', '1'],
        ['nonce', '1', '5'],
      ],
    },
  ].map((event) => ({ ...event, work: committedWork(event) })),
)

const origin = `commonwall/${'a'.repeat(64)}/0123456789abcdef`
const key = publicKeyOf(inbox)
writeVectors(
  'seal/valid/inbox-notes.json',
  'Texts of inbox notes: the key to seal to, and until when. The signature around them is that of any note.',
  [1_770_000_000, 4_102_444_800].map((validUntil) => ({
    origin,
    text: `${origin}/inbox\n${key}\n${validUntil}\n`,
    key,
    validUntil,
  })),
)
writeVectors(
  'seal/invalid/inbox-notes.json',
  'Texts of inbox notes that are refused; the signature is checked before.',
  [
    { why: 'the checkpoint’s first line', text: `${origin}\n${key}\n1770000000\n` },
    { why: 'the origin of another log', text: `example.com/log/inbox\n${key}\n1770000000\n` },
    { why: 'a key in upper case', text: `${origin}/inbox\n${key.toUpperCase()}\n1770000000\n` },
    { why: 'a key of 33 bytes', text: `${origin}/inbox\n02${key}\n1770000000\n` },
    { why: 'a time with a leading zero', text: `${origin}/inbox\n${key}\n01770000000\n` },
    { why: 'a time with a fraction', text: `${origin}/inbox\n${key}\n1770000000.5\n` },
    { why: 'no time', text: `${origin}/inbox\n${key}\n` },
    { why: 'a fourth line', text: `${origin}/inbox\n${key}\n1770000000\nmore\n` },
    { why: 'no LF at the end', text: `${origin}/inbox\n${key}\n1770000000` },
    { why: 'CR before LF', text: `${origin}/inbox\r\n${key}\r\n1770000000\r\n` },
  ].map(({ why, text }) => ({ why, origin, text })),
)
