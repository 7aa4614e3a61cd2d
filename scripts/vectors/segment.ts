// Writes vectors/segment/: segments and the choice of anchors, as they must be and as they must be refused.

import type { EventTemplate, NostrEvent, SegmentContent } from '@commonwall/wall'
import { encodeSegment, keptAnchors, publicKeyOf, signEvent } from '@commonwall/wall'
import { writeVectors } from './write.ts'

const WALL = '5'.repeat(64)
const ORIGIN = `commonwall/${WALL}/0123456789abcdef`
const ROOT = `${'A'.repeat(43)}=`
const secret = (byte: number) => new Uint8Array(32).fill(byte)
/** A key id and a signature, all zero: a note that a reader of notes takes apart, and that verifies nowhere. */
const SIGNATURE = `${'A'.repeat(90)}==`
const note = (size: number, origin = ORIGIN) => `${origin}\n${size}\n${ROOT}\n\n— ${origin} ${SIGNATURE}\n`

function signed(template: Partial<EventTemplate>, key = 1): NostrEvent {
  const filled = { kind: 11, created_at: 1_767_225_600, tags: [], content: '', ...template }
  return signEvent(filled, secret(key), new Uint8Array(32))
}

const thread = signed({
  tags: [
    ['h', WALL],
    ['title', '言论自由'],
  ],
  content: 'Everyone has the right…\n人人有权享有…',
})
const reply = signed(
  {
    kind: 1111,
    tags: [
      ['h', WALL],
      ['E', thread.id],
      ['K', '11'],
      ['P', thread.pubkey],
      ['e', thread.id],
      ['l', 'bo'],
    ],
    content: 'མི་རེ་རེར་ "quoted" \\ \t \u2028 \u{1f54a}',
  },
  2,
)
const other = signed(
  {
    kind: 1111,
    tags: [
      ['h', WALL],
      ['E', thread.id],
    ],
    content: '7'.repeat(64),
  },
  2,
)
const hole = 'c'.repeat(64)

const valid: readonly (SegmentContent & { readonly name: string; readonly firstIndex: number })[] = [
  { name: 'one event, nothing twice', firstIndex: 0, positions: [signed({ content: 'x' })], anchors: [] },
  {
    name: 'a thread and its replies, ids and keys as numbers',
    firstIndex: 0,
    positions: [thread, reply, other],
    anchors: [note(1), note(3)],
  },
  {
    name: 'a hole, whose id in other lines is not counted',
    firstIndex: 256,
    positions: [hole, signed({ tags: [['e', hole]] })],
    anchors: [note(256), note(258)],
  },
  {
    name: 'a content that is an id and occurs once stays a string',
    firstIndex: 512,
    positions: [signed({ content: 'b'.repeat(64) })],
    anchors: [],
  },
  {
    name: 'a content that is a key and occurs twice becomes a number',
    firstIndex: 0,
    positions: [signed({ content: publicKeyOf(secret(1)) })],
    anchors: [],
  },
  {
    name: 'no tag element becomes a number by being part of a longer one',
    firstIndex: 0,
    positions: [
      signed({
        tags: [
          ['a', `30023:${WALL}:`],
          ['a', `30023:${WALL}:`],
        ],
      }),
    ],
    anchors: [],
  },
]
const text = (content: SegmentContent) => new TextDecoder().decode(encodeSegment(content))

writeVectors(
  'segment/valid/segments.json',
  'Segments before gzip: `text` is what follows from `positions` (events, or ids of holes) and `anchors`. Checkpoint roots and signatures of the notes are placeholders.',
  valid.map(({ name, firstIndex, positions, anchors }) => ({
    name,
    firstIndex,
    origin: ORIGIN,
    positions,
    anchors,
    text: text({ positions, anchors }),
  })),
)

const base = { positions: [thread, reply, other], anchors: [note(1), note(3)] }
const good = text(base)
const [dictionary = '', first = '', second = ''] = good.split('\n')
const words = JSON.parse(dictionary) as string[]
const swap = (from: string | RegExp, to: string) => {
  const changed = good.replace(from, to)
  if (changed === good) throw new Error(`nothing to change: ${from}`)
  return changed
}
/** The same events, with the numbers 0 and 1 the other way round. */
function reordered(): string {
  const other = (field: unknown) => (field === 0 ? 1 : field === 1 ? 0 : field)
  const [zero, one, ...rest] = words
  const lines = good
    .split('\n')
    .slice(1, 4)
    .map((line) => {
      const [pubkey, created_at, kind, tags, content, sig] = JSON.parse(line) as [
        unknown,
        number,
        number,
        unknown[][],
        unknown,
        string,
      ]
      return JSON.stringify([
        other(pubkey),
        created_at,
        kind,
        tags.map((tag) => tag.map(other)),
        other(content),
        sig,
      ])
    })
  return `${[JSON.stringify([one, zero, ...rest]), ...lines].join('\n')}\n`
}

const refused: readonly { why: string; text: string; count?: number; firstIndex?: number }[] = [
  { why: 'no LF at the end', text: good.slice(0, -1) },
  { why: 'an empty line', text: `${good}\n` },
  { why: 'CR before LF', text: good.replaceAll('\n', '\r\n') },
  { why: 'a byte order mark', text: `\ufeff${good}` },
  { why: 'a space after a comma', text: swap(',11,', ', 11,') },
  { why: 'a number written 1.1e1', text: swap(',11,', ',1.1e1,') },
  { why: 'a character escaped that need not be', text: swap('人', '\\u4eba') },
  { why: 'a slash escaped', text: swap('"E"', '"\\u0045"') },
  { why: 'a seventh field', text: swap(first, first.replace(/\]$/, ',1]')) },
  { why: 'a number past the dictionary', text: swap('[0,', `[${words.length},`) },
  { why: 'a negative number', text: swap('[0,', '[-1,') },
  { why: 'a number that is not whole', text: swap('[0,', '[0.5,') },
  { why: 'a dictionary string spelled out', text: swap('[0,', `["${words[0]}",`) },
  {
    why: 'a dictionary with a string that occurs once',
    text: swap(dictionary, JSON.stringify([...words, hole])),
  },
  { why: 'a dictionary with a string twice', text: swap(dictionary, JSON.stringify([...words, words[0]])) },
  { why: 'a dictionary in another order, the numbers with it', text: reordered() },
  { why: 'a dictionary of upper-case hex', text: swap(dictionary, dictionary.toUpperCase()) },
  { why: 'a dictionary that is an object', text: swap(dictionary, '{}') },
  { why: 'a hole in upper case', text: swap(second, JSON.stringify(hole.toUpperCase())) },
  { why: 'a hole as null', text: swap(second, 'null') },
  { why: 'fewer positions than said', text: good, count: 6 },
  { why: 'a position where an anchor should be', text: good, count: 2 },
  { why: 'no position', text: '[]\n', count: 1 },
  { why: 'a lone surrogate', text: swap('人', '\\ud800') },
  { why: 'a tag that is no array', text: swap('["K","11"]', '"K"') },
  { why: 'a kind past 65535', text: swap(',11,', ',65536,') },
  { why: 'a sealed line', text: swap(',11,', ',1059,') },
  { why: 'a negative time', text: swap('1767225600', '-1') },
  { why: 'a signature that is too short', text: swap(first, first.replace(/..."\]$/, '"]')) },
  { why: 'an anchor of another log', text: text({ ...base, anchors: [note(1, 'example.com/log')] }) },
  { why: 'anchors out of order', text: text({ ...base, anchors: [note(3), note(1)] }) },
  { why: 'two anchors of one size', text: text({ ...base, anchors: [note(3), note(3)] }) },
  { why: 'an anchor of the next segment', text: text({ ...base, anchors: [note(256)] }) },
  { why: 'an anchor of an earlier segment', text: good, firstIndex: 256 },
  { why: 'an anchor of size 0', text: text({ ...base, anchors: [note(0)] }) },
  { why: 'an anchor that is no checkpoint', text: text({ ...base, anchors: ['hello\n'] }) },
  {
    why: 'an anchor longer than 2048 bytes',
    text: `${text({ ...base, anchors: [] })}${JSON.stringify(`${note(1)}${'— x AAAA\n'.repeat(300)}`)}\n`,
  },
]
writeVectors(
  'segment/invalid/segments.json',
  'Segments before gzip that a reader refuses.',
  refused.map(({ why, text, count = 3, firstIndex = 0 }) => ({
    why,
    firstIndex,
    count,
    origin: ORIGIN,
    text,
  })),
)

const at = (size: number, date: number, name: string) => ({ size, date, note: name })
const choices = [
  {
    name: 'the first of each hour',
    index: 0,
    anchors: [at(1, 100, 'a'), at(2, 200, 'b'), at(3, 3_700, 'c'), at(9, 7_199, 'd')],
  },
  {
    name: 'none that says nothing new',
    index: 0,
    anchors: [at(5, 100, 'a'), at(5, 3_700, 'b'), at(4, 7_300, 'c'), at(6, 10_900, 'd')],
  },
  {
    name: 'an hour whose first says nothing new keeps none',
    index: 0,
    anchors: [at(5, 100, 'a'), at(5, 3_700, 'b'), at(7, 3_800, 'c')],
  },
  { name: 'the smaller of two of one second', index: 0, anchors: [at(8, 100, 'a'), at(6, 100, 'b')] },
  {
    name: 'the lesser note of two of one second and size',
    index: 0,
    anchors: [at(8, 100, 'b'), at(8, 100, 'a')],
  },
  {
    name: 'only those of the segment, chosen as if there were no other',
    index: 1,
    anchors: [at(250, 100, 'a'), at(256, 200, 'b'), at(511, 3_700, 'c'), at(512, 7_300, 'd')],
  },
  { name: 'none of size 0', index: 0, anchors: [at(0, 100, 'a'), at(1, 200, 'b')] },
]
writeVectors(
  'segment/valid/kept-anchors.json',
  'Which anchors (by note) the segment `index` of level 0 keeps.',
  choices.map((choice) => ({
    ...choice,
    kept: keptAnchors(choice.anchors, choice.index).map(({ note }) => note),
  })),
)
