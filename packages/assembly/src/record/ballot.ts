// What one person says in one stage: all positions at once, so that neither their order nor their hours tell
// anything (kind 4602). The first ballot is empty of positions and carries the credential.
//
// A red line needs a reason, an objection may have one; reasons are posts, cited by id.

import {
  DefinitionError,
  decimal,
  type EventTemplate,
  hex,
  KIND,
  type NostrEvent,
  type TagReader,
} from '@commonwall/wall'
import { ISSUERS_A_GROUP, MAX_POSITIONS, MAX_REPLIES, MAX_ROUNDS, RSA_HEX } from './limits.ts'
import { type Belongs, hexOf, openRecord, refuseHour, refuseUnsorted, slug } from './reader.ts'
import { refusedBy } from './refused-by.ts'

/** +2 support, +1 can live with, −1 object, −2 red line. Having no position is saying nothing. */
export type Value = 2 | 1 | -1 | -2

export interface Position {
  /** Id of an alternative, of a passage (its first wording), or the hash of the whole document. */
  readonly on: string
  readonly value: Value
  /** Id of the post that says why; always there on a red line. */
  readonly reason: string | undefined
}

/** An answer to a red line, on the record. */
export interface RedLineReply {
  readonly on: string
  readonly reason: string
  /** Id of the post that answers. */
  readonly text: string
}

/** The first ballot: a voice of a group. */
export interface Enrolment extends Belongs {
  readonly form: 'enrolment'
  readonly group: string
  /** One of each issuer of the group, in their order; 512 hex digits each. */
  readonly signatures: readonly string[]
}

export interface Ballot extends Belongs {
  readonly form: 'ballot'
  /** Place of the round; the number of rounds for the whole document. */
  readonly stage: number
  /** The highest of a person counts. */
  readonly counter: number
  readonly positions: readonly Position[]
  readonly replies: readonly RedLineReply[]
}

const VALUES: readonly (readonly [name: string, value: Value])[] = [
  ['+2', 2],
  ['+1', 1],
  ['-1', -1],
  ['-2', -2],
]

/** Positions that give no reason, by value and wording: thousands of people say the same, so it is read and kept once. */
export type SharedPositions = Map<string, Map<string, Position>>

/** Reads either form. @param shared one for all ballots that are read together @throws DefinitionError */
export function parseBallot(event: NostrEvent, shared: SharedPositions = new Map()): Enrolment | Ballot {
  const { belongs, tags } = openRecord(event, KIND.ballot)
  refuseHour(event)
  return tags.isNext('n') ? readEnrolment(belongs, tags) : readBallot(belongs, tags, shared)
}

function readEnrolment(belongs: Belongs, tags: TagReader): Enrolment {
  decimal('n', tags.one('n'), 0, 0)
  const [name, ...signatures] =
    tags.run('credential', { elements: 1 + ISSUERS_A_GROUP, least: 1, most: 1 })[0] ?? []
  tags.end()
  return {
    ...belongs,
    form: 'enrolment',
    group: slug('credential', name),
    signatures: signatures.map((signature) => hexOf('credential', signature, RSA_HEX)),
  }
}

function readBallot(belongs: Belongs, tags: TagReader, shared: SharedPositions): Ballot {
  const stage = decimal('stage', tags.one('stage'), 0, MAX_ROUNDS)
  const counter = decimal('n', tags.one('n'), 1)
  const positions: Position[] = []
  const seen = new Set<string>()
  for (const [name, value] of VALUES) {
    const run = tags.run(name, { elements: value > 0 ? 1 : 2, least: 0, most: MAX_POSITIONS })
    refuseUnsorted(
      name,
      run.map(([on = '']) => on),
    )
    const bare = shared.get(name) ?? new Map<string, Position>()
    shared.set(name, bare)
    for (const [on = '', reason = ''] of run) {
      let position = reason === '' ? bare.get(on) : undefined
      if (position === undefined) {
        const given = value === -2 || reason !== '' ? hex(name, reason) : undefined
        position = { on: hex(name, on), value, reason: given }
        if (given === undefined) bare.set(on, position)
      }
      if (seen.has(on)) throw new DefinitionError(name, 'one position on each alternative', on)
      seen.add(on)
      positions.push(position)
    }
  }
  if (positions.length > MAX_POSITIONS)
    throw new DefinitionError('positions', `at most ${MAX_POSITIONS}`, positions.length)
  const replies = tags
    .run('reply', { elements: 3, least: 0, most: MAX_REPLIES })
    .map(([on, reason, text]) => ({
      on: hex('reply', on),
      reason: hex('reply', reason),
      text: hex('reply', text),
    }))
  refuseUnsorted(
    'reply',
    replies.map(({ on, reason }) => on + reason),
  )
  tags.end()
  return { ...belongs, form: 'ballot', stage, counter, positions, replies }
}

/** Where a ballot belongs. */
type Where = Pick<Belongs, 'wall' | 'assembly'>

/** The event to sign for a first ballot. @param day unix seconds at the start of a day */
export function enrolmentTemplate(
  { wall, assembly, group, signatures }: Where & Pick<Enrolment, 'group' | 'signatures'>,
  { day }: { readonly day: number },
): EventTemplate {
  const tags = [
    ['h', wall],
    ['e', assembly],
    ['n', '0'],
    ['credential', group, ...signatures],
  ]
  return refusedBy(parseBallot, { kind: KIND.ballot, created_at: day, tags, content: '' })
}

/** The event to sign for a ballot; positions and replies may come in any order. @throws DefinitionError */
export function ballotTemplate(
  { wall, assembly, stage, counter, positions, replies }: Where & Omit<Ballot, keyof Belongs | 'form'>,
  { day }: { readonly day: number },
): EventTemplate {
  const ordered = positions.toSorted((a, b) => (a.on < b.on ? -1 : 1))
  const tags = [
    ['h', wall],
    ['e', assembly],
    ['stage', `${stage}`],
    ['n', `${counter}`],
    ...VALUES.flatMap(([name, value]) =>
      ordered
        .filter((position) => position.value === value)
        .map(({ on, reason = '' }) => (value > 0 ? [name, on] : [name, on, reason])),
    ),
    ...replies
      .toSorted((a, b) => (a.on + a.reason < b.on + b.reason ? -1 : 1))
      .map(({ on, reason, text }) => ['reply', on, reason, text]),
  ]
  return refusedBy(parseBallot, { kind: KIND.ballot, created_at: day, tags, content: '' })
}
