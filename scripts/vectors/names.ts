// Writes vectors/names: lasting names and their thieves, and key events that are refused. Fixed keys, no
// randomness. What must come of each life is asserted by packages/wall/test/names.

import {
  type EventTemplate,
  foldNames,
  KIND,
  publicKeyOf,
  recoveryCommitment,
  recoveryKey,
  recoveryWords,
} from '@commonwall/wall'
import { keyEvents, NAME_SCENARIOS } from '../../packages/wall/test/names/scenarios.ts'
import { personKey, START, World } from '../../packages/wall/test/time/world.ts'
import { writeVectors } from './write.ts'

const source = 'DESIGN §3.6'

writeVectors(
  'names/valid/lives.json',
  'Key events and signatures with the witnessed time of each id, and the names that follow.',
  NAME_SCENARIOS.map(({ name, why, play }) => {
    const world = play()
    const events = keyEvents(world)
    const history = world.history()
    const witnessed: Record<string, number> = {}
    for (const { id } of events) {
      const time = history.witnessedTime(id)
      if (time !== undefined) witnessed[id] = time
    }
    const { all, attempts } = foldNames({ events, history })
    const names = all.map((one) => ({
      name: one.name,
      events: one.events.map(({ id }) => id),
      keys: one.keys,
    }))
    const expected = { names, attempts: attempts.map(({ event }) => event.id) }
    return { name, source, why, wall: history.wall, events, witnessed, expect: expected }
  }),
)

const signer = personKey('ann')
const english = recoveryWords(new Uint8Array(16).fill(0x7f), 'en')
const chinese = recoveryWords(new Uint8Array(16).fill(0x7f), 'zh')
writeVectors(
  'names/valid/words.json',
  'Recovery words as somebody may type them, the public key of their recovery key, and what an event signed by `signer` commits to in `next`.',
  [
    { name: 'English', words: english.join(' ') },
    {
      name: 'English, in capitals and on two lines',
      words: english.join('  ').toUpperCase().replace('  ', '\n'),
    },
    { name: 'Chinese', words: chinese.join(' ') },
    { name: 'the same Chinese without spaces', words: chinese.join('') },
    { name: 'the same Chinese with full-width spaces', words: chinese.join('\u3000') },
  ].map(({ name, words }) => {
    const pubkey = publicKeyOf(recoveryKey(words))
    return { name, words, pubkey, signer, next: recoveryCommitment(pubkey, signer) }
  }),
)
writeVectors('names/invalid/words.json', 'What are no recovery words.', [
  { why: 'nothing', words: '' },
  { why: 'eleven words', words: english.slice(1).join(' ') },
  { why: 'a word of no list', words: english.with(0, 'firewall').join(' ') },
  { why: 'a checksum that is wrong', words: english.with(11, english[0] ?? '').join(' ') },
  { why: 'words of two lists', words: [...english.slice(0, 6), ...chinese.slice(6)].join(' ') },
])

const world = new World({ keepers: ['ann'], threshold: 1, witnesses: [] })
const ann = personKey('ann')
const hash = 'ab'.repeat(32)
const good = [
  ['h', world.first.id],
  ['key', ann],
  ['next', hash],
]
const refused = (why: string, field: string, change: Partial<EventTemplate>) => ({
  why,
  source,
  field,
  event: world.signed('ann', { kind: KIND.key, created_at: START, tags: good, content: '', ...change }),
})
writeVectors('names/invalid/keys.json', 'Key events that are refused, with the field that is wrong.', [
  refused('another kind', 'kind', { kind: 4593 }),
  refused('text in it', 'content', { content: 'hello' }),
  refused('no wall', 'h', { tags: good.slice(1) }),
  refused('no key', 'key', {
    tags: [
      ['h', world.first.id],
      ['next', hash],
    ],
  }),
  refused('no commitment', 'next', { tags: good.slice(0, 2) }),
  refused('two commitments', 'next', { tags: [...good, ['next', hash]] }),
  refused('a key twice', 'key', {
    tags: [
      ['h', world.first.id],
      ['key', ann],
      ['key', ann],
      ['next', hash],
    ],
  }),
  refused('a key in upper case', 'key', {
    tags: [
      ['h', world.first.id],
      ['key', ann.toUpperCase()],
      ['next', hash],
    ],
  }),
  refused('an inception by who is none of its keys', 'key', {
    tags: [
      ['h', world.first.id],
      ['key', personKey('bob')],
      ['next', hash],
    ],
  }),
  refused('prev after the keys', 'next', {
    tags: [
      ['h', world.first.id],
      ['key', ann],
      ['prev', hash],
      ['next', hash],
    ],
  }),
  refused('an unknown tag', 'tags', { tags: [...good, ['alt', 'a key']] }),
  refused('a tag with one element too many', 'next', { tags: [...good.slice(0, 2), ['next', hash, 'x']] }),
])
