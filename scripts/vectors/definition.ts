// Writes vectors/definition: definitions and signatures that are read, and others that are refused. Fixed keys,
// no randomness: the same bytes each time.

import {
  type DefinitionFields,
  definitionTemplate,
  type EventTemplate,
  encodeDefinitionFile,
  KIND,
  logOrigin,
  logVerifierKey,
  parseDefinition,
  parseSignature,
  stringifyEvent,
  type VerifiedEvent,
  witnessVerifierKey,
} from '@commonwall/wall'
import { log, machineKey, personKey, START, World, witness } from '../../packages/wall/test/time/world.ts'
import { writeVectors } from './write.ts'

const source = 'DESIGN §3.1, §3.2'
const world = new World({ keepers: ['ann'], threshold: 1, witnesses: [] })
const wall = world.first.id
const ids = ['11', '22'].map((two) => two.repeat(32))

const full: DefinitionFields = {
  wall,
  prev: wall,
  voids: ids,
  version: 2,
  titles: [
    { lang: 'en', text: 'A wall' },
    { lang: 'zh-Hans', text: '一面墙' },
  ],
  keepers: ['ann', 'bob', 'cem'].map(personKey),
  threshold: 2,
  logs: [log('A', { closed: true }), log('B'), log('O', { optional: true })],
  continues: [
    { key: machineKey('B'), origin: logOrigin(wall, machineKey('A')), size: 7, root: '33'.repeat(32) },
  ],
  witnesses: ['w1', 'w2', 'w3', 'w4', 'w5'].map(witness),
  groups: ['editors', 'readers'],
  moderators: [
    { group: 'editors', pubkey: personKey('ann') },
    { group: 'readers', pubkey: personKey('ann') },
  ],
  boards: [
    { slug: 'talk', lang: 'en', title: 'Talk' },
    { slug: 'talk', lang: 'zh-Hans', title: '闲谈' },
  ],
  langs: ['en', 'zh-Hans'],
  pow: 12,
  batch: 15,
  addresses: [{ url: 'https://wall.example/', capability: 'static', until: START }],
  validUntil: START,
}
const signed = (template: EventTemplate) => world.signed('ann', template)
const fullTemplate = definitionTemplate(full, { createdAt: START })
const fullEvent = signed(fullTemplate)
const signature: EventTemplate = {
  kind: KIND.signature,
  created_at: START,
  tags: [
    ['h', wall],
    ['e', fullEvent.id],
    ['k', '4590'],
  ],
  content: '',
}

writeVectors('definition/valid/definitions.json', 'Definitions and signatures with what they say.', [
  {
    why: 'the least that founds a wall',
    source,
    event: world.founding,
    definition: parseDefinition(world.founding),
  },
  { why: 'every tag there is', source, event: fullEvent, definition: parseDefinition(fullEvent) },
  { why: 'a signature', source, event: signed(signature), signature: parseSignature(signed(signature)) },
])

writeVectors('definition/valid/log-names.json', 'Origins and verifier keys that follow from raw keys.', [
  {
    source: 'DESIGN §3.2; C2SP signed-note',
    wall,
    key: machineKey('A'),
    origin: logOrigin(wall, machineKey('A')),
    vkey: logVerifierKey(wall, machineKey('A')),
  },
  { source: 'C2SP tlog-cosignature', ...witness('w1'), vkey: witnessVerifierKey(witness('w1')) },
])

const { tags } = fullTemplate
/** The full definition with the tags of one name replaced, in their place. */
const put = (name: string, ...instead: string[][]) => {
  const first = tags.findIndex(([tag]) => tag === name)
  const others = tags.filter(([tag]) => tag !== name)
  return [...others.slice(0, first), ...instead, ...others.slice(first)]
}
const last = (name: string) => tags.findLast(([tag]) => tag === name) as string[]
const refused = (why: string, field: string, change: Partial<EventTemplate>) => ({
  why,
  source,
  field,
  event: signed({ ...fullTemplate, ...change }),
})
const [h, prev, ...rest] = tags as string[][]
const A = ['log', machineKey('A'), 'https://a.example/', 'default', 'closed']

writeVectors(
  'definition/invalid/definitions.json',
  'Definitions that are refused, with the field that is wrong.',
  [
    refused('another kind', 'kind', { kind: 4589 }),
    refused('text in it', 'content', { content: 'hello' }),
    refused('no tags', 'version', { tags: [] }),
    refused('prev before h', 'version', { tags: [prev ?? [], h ?? [], ...rest] }),
    refused('h without prev', 'prev', { tags: [h ?? [], ...rest] }),
    refused('a wall that is no id', 'h', { tags: [['h', 'wall'], prev ?? [], ...rest] }),
    refused('voids in descending order', 'void', {
      tags: put('void', ...ids.toReversed().map((id) => ['void', id])),
    }),
    refused('a void twice', 'void', { tags: put('void', ['void', ids[0] ?? ''], ['void', ids[0] ?? '']) }),
    refused('a version with a leading zero', 'version', { tags: put('version', ['version', '02']) }),
    refused('version 1 with a prev', 'version', { tags: put('version', ['version', '1']) }),
    refused('a version in hexadecimal', 'version', { tags: put('version', ['version', '0x2']) }),
    refused('two versions', 'version', { tags: put('version', ['version', '2'], ['version', '2']) }),
    refused('no title', 'title', { tags: put('title') }),
    refused('two titles in one language', 'title', {
      tags: put('title', ['title', 'en', 'a'], ['title', 'en', 'b']),
    }),
    refused('a title of two lines', 'title', { tags: put('title', ['title', 'en', 'a\nb']) }),
    refused('a title in no language', 'title', { tags: put('title', ['title', 'english!', 'a']) }),
    refused('no keeper', 'keeper', { tags: put('keeper') }),
    refused('a keeper twice', 'keeper', { tags: put('keeper', last('keeper'), last('keeper')) }),
    refused('a threshold of none', 'threshold', { tags: put('threshold', ['threshold', '0']) }),
    refused('a threshold above the keepers', 'threshold', { tags: put('threshold', ['threshold', '4']) }),
    refused('no log', 'log', { tags: put('log') }),
    refused('no default log', 'log', {
      tags: put('log', ['log', machineKey('A'), 'https://a.example/', 'optional', 'open']),
    }),
    refused('a log that is neither open nor closed', 'log', { tags: put('log', [...A.slice(0, 4), 'ajar']) }),
    refused('a log admitting something else', 'log', {
      tags: put('log', [...A.slice(0, 3), 'some', 'open']),
    }),
    refused('a log with a space in its URL', 'log', {
      tags: put('log', ['log', machineKey('A'), 'https://a b/', 'default', 'open']),
    }),
    refused('a log twice', 'log', { tags: put('log', A, A) }),
    refused('a continuation in a log that is not here', 'continues', {
      tags: put('continues', [
        'continues',
        machineKey('Z'),
        logOrigin(wall, machineKey('A')),
        '7',
        '33'.repeat(32),
      ]),
    }),
    refused('a continuation of a log of somebody else', 'continues', {
      tags: put('continues', ['continues', machineKey('B'), 'go.sum database tree', '7', '33'.repeat(32)]),
    }),
    refused('a witness with a log’s key', 'witness', {
      tags: put('witness', ['witness', 'w', machineKey('A'), 'https://w/']),
    }),
    refused('a witness with a plus in its name', 'witness', {
      tags: put('witness', ['witness', 'w+1', machineKey('w1'), 'https://w/']),
    }),
    refused('two witnesses of one name', 'witness', {
      tags: put(
        'witness',
        ['witness', 'w', machineKey('w1'), 'https://w/'],
        ['witness', 'w', machineKey('w2'), 'https://w/'],
      ),
    }),
    refused('ten witnesses', 'witness', {
      tags: put(
        'witness',
        ...Array.from({ length: 10 }, (_, i) => ['witness', `w${i}`, machineKey(`w${i}`), 'https://w/']),
      ),
    }),
    refused('a moderator of no group', 'moderator', {
      tags: put('moderator', ['moderator', 'nobody', personKey('ann')]),
    }),
    refused('a board with a capital', 'board', { tags: put('board', ['board', 'Talk', 'en', 'Talk']) }),
    refused('no language', 'lang', { tags: put('lang') }),
    refused('no proof of work stated', 'pow', { tags: put('pow') }),
    refused('too much work', 'pow', { tags: put('pow', ['pow', '65']) }),
    refused('no batch', 'batch', { tags: put('batch', ['batch', '0']) }),
    refused('an address without an end', 'address', {
      tags: put('address', ['address', 'https://a/', 'static']),
    }),
    refused('no valid-until', 'valid-until', { tags: put('valid-until') }),
    refused('a number past 2^53', 'valid-until', {
      tags: put('valid-until', ['valid-until', '9007199254740993']),
    }),
    refused('an unknown tag at the end', 'tags', { tags: [...tags, ['alt', 'a wall']] }),
    refused('a tag out of order', 'tags', { tags: [...put('lang', last('lang')), last('lang')] }),
    {
      ...refused('a founding definition with a closed log', 'log', {}),
      event: signed({
        ...world.founding,
        tags: world.founding.tags.map((tag) => (tag[0] === 'log' ? [...tag.slice(0, 4), 'closed'] : tag)),
      }),
    },
    {
      ...refused('a founding definition of version 2', 'version', {}),
      event: signed({
        ...world.founding,
        tags: world.founding.tags.map((tag) => (tag[0] === 'version' ? ['version', '2'] : tag)),
      }),
    },
  ],
)

const wrong = (why: string, field: string, change: Partial<EventTemplate>) => ({
  why,
  source,
  field,
  event: signed({ ...signature, ...change }),
})
const [home = [], e = [], k = []] = signature.tags
writeVectors(
  'definition/invalid/signatures.json',
  'Signatures that are refused, with the field that is wrong.',
  [
    wrong('another kind', 'kind', { kind: 4590 }),
    wrong('text in it', 'content', { content: 'yes' }),
    wrong('no wall', 'h', { tags: [e, k] }),
    wrong('nothing signed', 'e', { tags: [home, k] }),
    wrong('two things signed', 'e', { tags: [home, e, e, k] }),
    wrong('no kind', 'k', { tags: [home, e] }),
    wrong('a kind past 65535', 'k', { tags: [home, e, ['k', '65536']] }),
    wrong('k before e', 'e', { tags: [home, k, e] }),
    wrong('a note besides', 'tags', { tags: [home, e, k, ['comment', 'yes']] }),
    wrong('a relay hint', 'e', { tags: [home, [...e, 'wss://relay.example'], k] }),
  ],
)

const v2 = world.define('v2', 'founding', 'ann', {})
const rival = world.define('rival', 'founding', 'ann', {}, START + 1)
const signedBy = (person: string, target: VerifiedEvent) =>
  world.signed(person, { ...signature, tags: [home, ['e', target.id], k] })
const entry = (event: VerifiedEvent, proof = '') => ({ event, proof })
const PROOF = 'c2sp.org/tlog-proof@v1\nindex 0\n\n…'
const founding = [entry(world.founding, PROOF)]
const second = [
  entry(v2, PROOF),
  entry(signedBy('bob', v2), PROOF),
  entry(signedBy('cem', v2)),
  entry(rival),
  entry(signedBy('bob', rival)),
]
const textOf = (entries: typeof second) => new TextDecoder().decode(encodeDefinitionFile(entries))
const linesOf = (entries: typeof second) => textOf(entries).split('\n').slice(0, -1)
const joined = (...lines: readonly string[]) => lines.map((line) => `${line}\n`).join('')

writeVectors(
  'definition/valid/files.json',
  'definition/<version>.gz, inflated, and the ids and proofs in it in their order. Proofs are placeholders: they are read later.',
  [
    { name: 'the founding definition', entries: founding },
    { name: 'two definitions of one version with signatures; not all are in a log', entries: second },
  ].map(({ name, entries }) => {
    const lines = linesOf(entries).map((line) => JSON.parse(line))
    const read = lines.flatMap((value, at) => (at % 2 === 0 ? [{ id: value.id, proof: lines[at + 1] }] : []))
    return { name, text: textOf(entries), entries: read }
  }),
)

const [first = '', firstProof = '', ...others] = linesOf(second.slice(0, 2))
writeVectors('definition/invalid/files.json', 'Inflated files of definitions that are refused.', [
  { why: 'nothing', text: '' },
  { why: 'no LF at the end', text: textOf(founding).slice(0, -1) },
  { why: 'an event without its proof', text: joined(first) },
  { why: 'a space in a line', text: joined(stringifyEvent(world.founding).replace(',', ', '), '""') },
  { why: 'a member besides', text: joined(first.replace('{', '{"alt":"x",'), firstProof, ...others) },
  { why: 'a proof that is no string', text: joined(first, 'null', ...others) },
  { why: 'a signature before its definition', text: joined(...others, first, firstProof) },
  { why: 'a signature on what is not here', text: joined(...others) },
  { why: 'an event twice', text: joined(first, firstProof, first, firstProof, ...others) },
  { why: 'another kind', text: joined(stringifyEvent(world.post('p')), '""') },
])
