// Writes vectors/assembly/invalid: events of assemblies that are refused, with the field that is wrong. What is
// right stands in vectors/assembly/valid, in whole lives.

import { type EventTemplate, eventId, type NostrEvent } from '@commonwall/wall'
import { at, Gathering, hash } from '../../packages/assembly/test/fold/gathering.ts'
import { writeVectors } from './write.ts'

type Tags = readonly (readonly string[])[]

const assembly = new Gathering({ passages: ['one', 'two'] }).enrol({ civil: 3, state: 3 })
const text = assembly.propose(1.5, 'text', { passage: 'one' }, ['civil 1'])
assembly.propose(1.5, 'strike', { passage: 'two' }, [], { strike: true })
assembly.cast(
  3,
  'civil 1',
  { one: 2, [text]: 1, two: [-1, ''], [hash('x')]: -2 },
  {
    replies: [{ on: text, reason: hash('why'), text: hash('so') }],
  },
)
assembly.pass(10).claim(11, 0, text, 0)
assembly.closeBy(12.5, 0, 'civil issuer 1')

function sample(kind: number, fits: (tags: Tags) => boolean = () => true): NostrEvent {
  const found = assembly.events.find((event) => event.kind === kind && fits(event.tags))
  if (found === undefined) throw new Error(`no ${kind}`)
  return found
}

const has = (name: string) => (tags: Tags) => tags.some(([first]) => first === name)
const without = (tags: Tags, name: string) => tags.filter(([first]) => first !== name)
const change = (tags: Tags, name: string, edit: (tag: readonly string[]) => readonly string[]) =>
  tags.map((tag) => (tag[0] === name ? edit(tag) : tag))
const put = (place: number, value: string) => (tag: readonly string[]) => tag.with(place, value)
const before = (tags: Tags, name: string, tag: readonly string[]) =>
  tags.toSpliced(
    tags.findIndex(([first]) => first === name),
    0,
    tag,
  )

const made: object[] = []
function refuse(
  why: string,
  field: string,
  event: NostrEvent,
  edit: (tags: Tags) => Tags,
  more: Partial<EventTemplate> = {},
) {
  const { id: _, sig, ...rest } = event
  const changed = { ...rest, ...more, tags: edit(event.tags) }
  made.push({ why, field, event: { id: eventId(changed), ...changed, sig } })
}
const same = (tags: Tags) => tags

const constitution = assembly.founding
const alternative = sample(4601, has('text'))
const first = sample(4602, has('credential'))
const ballot = sample(4602, has('stage'))
const missed = sample(4603, has('missed'))
const root = sample(4603, has('read'))
const issued = sample(4604)

for (const [name, event] of Object.entries({
  constitution,
  alternative,
  first,
  ballot,
  missed,
  root,
  issued,
})) {
  refuse(`${name}: text in it`, 'content', event, same, { content: 'hello' })
  refuse(`${name}: a tag that nobody knows`, 'tags', event, (tags) => [...tags, ['alt', 'words']])
  refuse(`${name}: no wall`, 'h', event, (tags) => without(tags, 'h'))
  refuse(`${name}: two walls`, 'h', event, (tags) => before(tags, 'h', ['h', hash('other')]))
  if (event !== constitution) refuse(`${name}: of no assembly`, 'e', event, (tags) => without(tags, 'e'))
}

refuse('constitution: no passage', 'passage', constitution, (tags) => without(tags, 'passage'))
refuse('constitution: a passage twice', 'passage', constitution, (tags) =>
  change(tags, 'passage', put(1, 'one')),
)
refuse('constitution: a name with capitals', 'passage', constitution, (tags) =>
  change(tags, 'passage', put(1, 'One')),
)
refuse('constitution: issuers of one group only', 'issuer', constitution, (tags) =>
  change(tags, 'issuer', put(1, 'civil')),
)
refuse('constitution: two issuers of a group', 'issuer', constitution, (tags) =>
  tags.toSpliced(
    tags.findIndex(([name]) => name === 'issuer'),
    1,
  ),
)
refuse('constitution: one modulus for all', 'issuer', constitution, (tags) =>
  change(tags, 'issuer', put(3, `f${'1'.repeat(511)}`)),
)
refuse('constitution: an even modulus', 'issuer', constitution, (tags) =>
  change(tags, 'issuer', (tag) => tag.with(3, `${tag[3]?.slice(0, -1)}2`)),
)
refuse('constitution: a short modulus', 'issuer', constitution, (tags) =>
  change(tags, 'issuer', (tag) => tag.with(3, `7${tag[3]?.slice(1)}`)),
)
refuse('constitution: one log', 'log', constitution, (tags) =>
  tags.toSpliced(
    tags.findIndex(([name]) => name === 'log'),
    1,
  ),
)
refuse('constitution: thirds from ten people on', 'bridge', constitution, (tags) =>
  change(tags, 'bridge', put(1, '10')),
)
refuse('constitution: sponsors of more groups than there are', 'sponsors', constitution, (tags) =>
  change(tags, 'sponsors', put(1, '3')),
)
refuse('constitution: an hour of silence less', 'silence', constitution, (tags) =>
  change(tags, 'silence', put(1, '60')),
)
refuse('constitution: a number with a leading zero', 'support', constitution, (tags) =>
  change(tags, 'support', put(1, '02')),
)
refuse('constitution: ballots open before issuance is over', 'round', constitution, (tags) =>
  change(tags, 'round', put(1, `${at(0.5)}`)),
)
refuse('constitution: no pause between rounds', 'round', constitution, (tags) =>
  before(tags, 'whole', ['round', `${at(20)}`, `${at(21)}`]),
)
refuse('constitution: no pause before the whole', 'whole', constitution, (tags) =>
  change(tags, 'whole', put(1, `${at(20)}`)),
)
refuse('constitution: a stage that ends before it opens', 'whole', constitution, (tags) =>
  change(tags, 'whole', put(2, `${at(3)}`)),
)

refuse('alternative: no text', 'text', alternative, (tags) => without(tags, 'text'))
refuse('alternative: a text and a strike', 'tags', alternative, (tags) => [...tags, ['strike']])
refuse('alternative: a patch instead of a text', 'text', alternative, (tags) =>
  change(tags, 'text', put(1, '-old +new')),
)
refuse('alternative: inserted and struck', 'text', alternative, (tags) => [
  ...tags.slice(0, 2),
  ['insert', 'one'],
  ['strike'],
])
refuse('alternative: words for a place', 'passage', alternative, (tags) =>
  change(tags, 'passage', put(1, 'the first one')),
)
refuse('alternative: a parent twice', 'parent', alternative, (tags) => [
  ...tags,
  ['parent', text],
  ['parent', text],
])

refuse('first: it says the hour', 'created_at', first, same, { created_at: first.created_at + 3600 })
refuse('first: a counter', 'n', first, (tags) => change(tags, 'n', put(1, '1')))
refuse('first: two signatures', 'credential', first, (tags) =>
  change(tags, 'credential', (tag) => tag.slice(0, 4)),
)
refuse('first: positions in it', 'tags', first, (tags) => [...tags, ['+1', text]])

refuse('ballot: it says the hour', 'created_at', ballot, same, { created_at: ballot.created_at + 1 })
refuse('ballot: counter 0', 'n', ballot, (tags) => change(tags, 'n', put(1, '0')))
refuse('ballot: stage 9', 'stage', ballot, (tags) => change(tags, 'stage', put(1, '9')))
refuse('ballot: a red line without a reason', '-2', ballot, (tags) => change(tags, '-2', put(2, '')))
refuse('ballot: a reason in words', '-1', ballot, (tags) => change(tags, '-1', put(2, 'because')))
refuse('ballot: a reason for support', '+1', ballot, (tags) =>
  change(tags, '+1', (tag) => [...tag, hash('why')]),
)
refuse('ballot: two positions on one wording', '-1', ballot, (tags) => change(tags, '-1', put(1, text)))
refuse('ballot: positions in another order', '+1', ballot, (tags) =>
  before(tags, '+1', ['+1', 'f'.repeat(64)]),
)
refuse('ballot: objections before support', 'tags', ballot, (tags) => [
  ...tags.slice(0, 4),
  ...tags.slice(4).toReversed(),
])
refuse('ballot: a reply in words', 'reply', ballot, (tags) => change(tags, 'reply', put(3, 'so')))

refuse('missed: words instead of a proof', 'missed', missed, (tags) =>
  change(tags, 'missed', put(3, 'trust me')),
)
refuse('missed: a proof with extra data', 'missed', missed, (tags) =>
  change(tags, 'missed', (tag) => tag.with(3, (tag[3] ?? '').replace('\n', '\nextra aGVsbG8=\n'))),
)
refuse('root: words under a checkpoint', 'read', root, (tags) =>
  change(tags, 'read', (tag) => tag.with(3, `${tag[3]}hello\n`)),
)
refuse('root: a log twice', 'read', root, (tags) =>
  tags.flatMap((tag) => (tag[0] === 'read' ? [tag, tag] : [tag])),
)
refuse('root: nothing read', 'read', root, (tags) => without(tags, 'read'))
refuse('root: a root in words', 'records', root, (tags) => change(tags, 'records', put(2, 'all')))

refuse('issued: ranges that touch', 'issued', issued, (tags) => [...tags, ['issued', '3', '4']])
refuse('issued: a range that runs backwards', 'issued', issued, (tags) => change(tags, 'issued', put(1, '9')))

writeVectors(
  'assembly/invalid/records.json',
  'Events of assemblies that are refused, with the field that is wrong.',
  made,
)
