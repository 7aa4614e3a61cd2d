// Writes vectors/code/: sealed lines as squares, byte for byte, and squares that are refused.

import { encodeSquares, lineSquares, slipSquares } from '@commonwall/sync'
import { toHex } from '@commonwall/tlog'
import {
  type NostrEvent,
  parseEventJson,
  publicKeyOf,
  sealWithWork,
  signEvent,
  stringifyEvent,
} from '@commonwall/wall'
import { writeVectors } from './write.ts'

const bytes = (value: number) => new Uint8Array(32).fill(value)
const seal = async (content: string, work: number) =>
  stringifyEvent(
    await sealWithWork(
      signEvent({ kind: 11, created_at: 1_767_225_600, tags: [], content }, bytes(1), bytes(0)),
      {
        inboxKey: publicKeyOf(bytes(9)),
        secretKey: bytes(8),
        createdAt: 1_767_000_000,
        nonce32: bytes(7),
        auxiliaryRandom: bytes(0),
      },
      work,
    ),
  )

/** As NIP-13 has it, and as older lines are. */
const inTag = ({ kind, created_at, tags, content }: NostrEvent): string =>
  stringifyEvent(
    signEvent(
      { ...{ kind, created_at, content }, tags: [...tags, ['nonce', '717', '8']] },
      bytes(8),
      bytes(0),
    ),
  )

const lines = [
  { name: 'a short post, one square', line: await seal('說話', 0) },
  { name: 'with 8 bits of work', line: await seal('說話', 8) },
  { name: 'with the counter in the tag', line: inTag(parseEventJson(await seal('說話', 0))) },
  { name: 'a long one, over several squares', line: await seal('長'.repeat(900), 0) },
]
writeVectors(
  'code/valid/sealed-lines.json',
  'Sealed lines and the bytes of their squares, in hex.',
  lines.map(({ name, line }) => ({ name, line, squares: lineSquares(line).map(toHex) })),
)

writeVectors(
  'code/valid/slips.json',
  'Slips and the bytes of their squares, in hex.',
  [
    { name: 'one byte', slip: '_w' },
    { name: 'of bytes that base64 pads', slip: 'AQIDBA' },
    { name: 'over two squares', slip: Buffer.from(new Uint8Array(1_300).fill(0xfb)).toString('base64url') },
  ].map(({ name, slip }) => ({ name, slip, squares: slipSquares(slip).map(toHex) })),
)

const [one = ''] = lineSquares(lines[0]?.line ?? '').map(toHex)
const several = lineSquares(lines[3]?.line ?? '').map(toHex)
const [first = '', second = '', ...rest] = several
const put = (hex: string, at: number, bytes: string) =>
  hex.slice(0, 2 * at) + bytes + hex.slice(2 * at + bytes.length)
const whole = (kind: 'sealed-line' | 'proof' | 'card', hex: string) =>
  encodeSquares({ kind, payload: Uint8Array.from(Buffer.from(hex, 'hex')) }).map(toHex)
const payload = one.slice(14)

writeVectors('code/invalid/squares.json', 'Squares that are refused; `code` is the kind of refusal, ours.', [
  { why: 'nothing', code: 'code/foreign', squares: [''] },
  {
    why: 'a web address',
    code: 'code/foreign',
    squares: [Buffer.from('https://wall.example/').toString('hex')],
  },
  { why: 'another kind', code: 'code/foreign', squares: [put(one, 0, '15')] },
  { why: 'of no squares', code: 'code/foreign', squares: [put(one, 2, '00')] },
  { why: 'of seventeen squares', code: 'code/foreign', squares: [put(one, 2, '11')] },
  { why: 'a place past the last', code: 'code/foreign', squares: [put(one, 1, '01')] },
  { why: 'a part without bytes', code: 'code/foreign', squares: [first.slice(0, 14)] },
  { why: 'a byte changed', code: 'code/damaged', squares: [put(one, 40, 'ee')] },
  {
    why: 'a part in the place of another',
    code: 'code/damaged',
    squares: [put(second, 1, '00'), put(first, 1, '01'), ...rest],
  },
  {
    why: 'a sealed line without content',
    code: 'code/invalid',
    squares: whole('sealed-line', payload.slice(0, 278)),
  },
  {
    why: 'a counter without work',
    code: 'code/invalid',
    squares: whole('sealed-line', put(payload, 138, '01')),
  },
  { why: 'a proof that is not deflated', code: 'code/invalid', squares: whole('proof', 'ffff') },
  { why: 'a card that is none', code: 'address/invalid', squares: whole('card', '01') },
])
