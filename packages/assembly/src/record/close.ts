// How a stage is closed (kind 4603): anyone shows one ballot that was left out; then each issuer says which
// records there are. A close decides nothing about positions: it fixes the set that everybody counts.
//
// Notes and proofs have grammars of their own and are verified where they are used; here they are kept so
// narrow that nobody can write anything else into an event that is never folded.

import {
  DefinitionError,
  decimal,
  type EventTemplate,
  hex,
  KIND,
  type NostrEvent,
  refuseTwice,
  type TagReader,
} from '@commonwall/wall'
import { MAX_LOGS, MAX_NOTE, MAX_PROOF, MAX_ROUNDS } from './limits.ts'
import { type Belongs, openRecord } from './reader.ts'
import { refusedBy } from './refused-by.ts'

/** One ballot that stood in a named log by the end of the stage. */
export interface MissedBallot extends Belongs {
  readonly form: 'missed'
  readonly stage: number
  readonly ballot: string
  /** Raw key of the log. */
  readonly log: string
  /** C2SP tlog-proof of the ballot's place, without extra data, under a checkpoint dated by the end. */
  readonly proof: string
}

/** How far a log was read: all that stands before `size` was there by the end of the stage. */
export interface LogRead {
  readonly log: string
  readonly size: number
  /** The checkpoint of this size, dated by the end of the stage. */
  readonly note: string
}

/** An issuer's word on which records there are: ballots, alternatives, their sponsors, issuance. */
export interface StageRoot extends Belongs {
  readonly form: 'root'
  readonly stage: number
  readonly read: readonly LogRead[]
  readonly count: number
  readonly root: string
}

/** Reads either form. @throws DefinitionError */
export function parseClose(event: NostrEvent): MissedBallot | StageRoot {
  const { belongs, tags } = openRecord(event, KIND.close)
  const stage = decimal('stage', tags.one('stage'), 0, MAX_ROUNDS)
  return tags.isNext('missed') ? readMissed(belongs, stage, tags) : readRoot(belongs, stage, tags)
}

function readMissed(belongs: Belongs, stage: number, tags: TagReader): MissedBallot {
  const [ballot, log, proof = ''] = tags.run('missed', { elements: 3, least: 1, most: 1 })[0] ?? []
  tags.end()
  if (proof.length > MAX_PROOF || !PROOF.test(proof))
    throw new DefinitionError(
      'missed',
      `a tlog-proof without extra data, at most ${MAX_PROOF} characters`,
      proof,
    )
  return { ...belongs, form: 'missed', stage, ballot: hex('missed', ballot), log: hex('missed', log), proof }
}

function readRoot(belongs: Belongs, stage: number, tags: TagReader): StageRoot {
  const read = tags
    .run('read', { elements: 3, least: 1, most: MAX_LOGS })
    .map(([log, size, note = '']): LogRead => {
      if (note.length > MAX_NOTE || !NOTE.test(note))
        throw new DefinitionError('read', `a signed checkpoint, at most ${MAX_NOTE} characters`, note)
      return { log: hex('read', log), size: decimal('read', size, 1), note }
    })
  refuseTwice(
    'read',
    read.map(({ log }) => log),
  )
  const [count, root] = tags.run('records', { elements: 2, least: 1, most: 1 })[0] ?? []
  tags.end()
  return {
    ...{ ...belongs, form: 'root', stage, read },
    count: decimal('records', count, 0),
    root: hex('records', root),
  }
}

/** Origin, size, root, an empty line, signatures: what a wall's log signs and nothing between the lines. */
const CHECKPOINT =
  'commonwall/[0-9a-f]{64}/[0-9a-f]{16}\\n[0-9]{1,16}\\n[A-Za-z0-9+/]{43}=\\n\\n(?:\\u2014 [\\x21-\\x2a\\x2c-\\x7e]{1,120} [A-Za-z0-9+/]{1,120}={0,2}\\n){1,12}'
const NOTE = new RegExp(`^${CHECKPOINT}$`)
const PROOF = new RegExp(
  `^c2sp\\.org/tlog-proof@v1\\nindex [0-9]{1,16}\\n(?:[A-Za-z0-9+/]{43}=\\n){0,63}\\n${CHECKPOINT}$`,
)

/** The event to sign for a ballot that was left out. @throws DefinitionError */
export function missedTemplate(
  { wall, assembly, stage, ballot, log, proof }: Omit<MissedBallot, 'id' | 'author' | 'form'>,
  { createdAt }: { readonly createdAt: number },
): EventTemplate {
  const tags = [
    ['h', wall],
    ['e', assembly],
    ['stage', `${stage}`],
    ['missed', ballot, log, proof],
  ]
  return refusedBy(parseClose, { kind: KIND.close, created_at: createdAt, tags, content: '' })
}

/** The event to sign for an issuer's root. @throws DefinitionError */
export function rootTemplate(
  { wall, assembly, stage, read, count, root }: Omit<StageRoot, 'id' | 'author' | 'form'>,
  { createdAt }: { readonly createdAt: number },
): EventTemplate {
  const tags = [
    ['h', wall],
    ['e', assembly],
    ['stage', `${stage}`],
    ...read.map(({ log, size, note }) => ['read', log, `${size}`, note]),
    ['records', `${count}`, root],
  ]
  return refusedBy(parseClose, { kind: KIND.close, created_at: createdAt, tags, content: '' })
}
