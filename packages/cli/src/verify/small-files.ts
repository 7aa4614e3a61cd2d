// Files that are no wall and prove one thing: that a log signed two histories, or where one post stands. Both need to
// know a wall's keys, from a copy that the reader trusts; nothing is asked of anybody else.

import { readFileSync } from 'node:fs'
import { parseEvidence, verifyEvidence } from '@commonwall/sync'
import { fromHex, leafHash, openCheckpoint, parseProof, verifyProof } from '@commonwall/tlog'
import {
  type DefinitionHistory,
  hasTrueId,
  logOrigin,
  parseEventJson,
  quorumOf,
  verifyEvent,
  witnessingOf,
} from '@commonwall/wall'
import { readWall } from '../definition/read-wall.ts'
import { now } from '../terminal/arguments.ts'
import { CommandError, EXIT } from '../terminal/command-error.ts'
import { type JsonOption, say } from '../terminal/output.ts'

export interface SmallFileOptions extends JsonOption {
  /** A copy of the wall. */
  readonly at?: string
  /** File with the post that a proof is about. */
  readonly event?: string
  readonly wall?: string
}

/** What a file proves, by its first bytes; undefined if it may be a wall. */
export function smallFileKind(bytes: Uint8Array): 'evidence' | 'proof' | undefined {
  const start = new TextDecoder().decode(bytes.subarray(0, 40))
  if (start.startsWith('["commonwall/evidence@')) return 'evidence'
  return start.startsWith('c2sp.org/tlog-proof@') ? 'proof' : undefined
}

/** Verifies evidence and says what follows from it. @throws CommandError, EvidenceError, NoteError, ProofError */
export async function verifyEvidenceFile(name: string, options: SmallFileOptions): Promise<void> {
  const bytes = readFileSync(name)
  const { history } = await wallAt(options)
  const { wall, current, everyWitness } = history
  const { sides } = parseEvidence(bytes)
  const log = history.logs.find(({ origin }) => sides[0].note.startsWith(`${origin}\n`))
  if (log === undefined)
    throw new CommandError('verify/other-wall', `${name}: this is about no log of the wall ${wall}`)
  const { agreed, sides: proven } = await verifyEvidence(bytes, {
    key: log.key,
    origin: log.origin,
    witnesses: everyWitness,
  })
  const quorum = quorumOf(current.witnesses.length)
  const told = proven.map(({ anchor }) => ({
    size: anchor.size,
    root: anchor.root,
    ...witnessingOf(anchor, current),
  }))
  const both = told.every(({ cosigned }) => quorum > 0 && cosigned >= quorum)
  say(options, { wall, log: log.key, agreed, sides: told, bothHaveQuorum: both }, [
    `Proven: the log ${log.key.slice(0, 16)}… of the wall ${wall.slice(0, 16)}… signed two histories.`,
    ...(agreed === undefined ? [] : [`They are one up to place ${agreed}, and part there.`]),
    ...told.map(({ size, cosigned, of }) => `  ${size} posts, ${cosigned} of ${of} witnesses`),
    both
      ? 'Both have a quorum: the log counts up to the last checkpoint before they part.'
      : 'They do not both have a quorum: what a quorum signed stands, and the other erases nothing.',
  ])
}

/** Verifies the place of one post. @throws CommandError, FormatError, NoteError, ProofError */
export async function verifyProofFile(name: string, options: SmallFileOptions): Promise<void> {
  if (options.event === undefined)
    throw new CommandError(
      'usage/event',
      'event: expected the file with the post that this proof is about',
      EXIT.usage,
    )
  const event = parseEventJson(readFileSync(options.event, 'utf8').trim())
  if (!hasTrueId(event) || !verifyEvent(event))
    throw new CommandError('verify/event', `${options.event}: expected a true id and signature, got others`)
  const { history } = await wallAt(options)
  const { current, everyWitness } = history
  const proof = parseProof(readFileSync(name, 'utf8'))
  const log = history.logs.find(({ origin }) => proof.checkpoint.startsWith(`${origin}\n`))
  if (log === undefined)
    throw new CommandError('verify/other-wall', `${name}: this is about no log of the wall ${current.wall}`)
  const bytesOf = (hex: string) => fromHex(hex) ?? new Uint8Array()
  const { checkpoint, cosignatures } = await verifyProof(proof, leafHash(bytesOf(event.id)), (note) =>
    openCheckpoint(note, {
      origin: logOrigin(current.wall, log.key),
      logKey: bytesOf(log.key),
      witnesses: everyWitness.map((witness) => ({ name: witness.name, key: bytesOf(witness.key) })),
    }),
  )
  const { cosigned, of } = witnessingOf({ cosignatures }, current)
  say(
    options,
    { wall: current.wall, id: event.id, index: proof.index, size: checkpoint.size, cosigned, of },
    [
      `Proven: ${event.id} stands at place ${proof.index} of ${checkpoint.size}; ${cosigned} of ${of} witnesses signed.`,
    ],
  )
}

async function wallAt({ at, wall }: SmallFileOptions): Promise<{ readonly history: DefinitionHistory }> {
  if (at === undefined)
    throw new CommandError(
      'usage/at',
      'at: expected a copy of the wall (address, folder or file) whose keys this is held against',
      EXIT.usage,
    )
  return readWall(at, now(), wall)
}
