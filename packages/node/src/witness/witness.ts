// A witness (C2SP tlog-witness): says, with its signature and the time, that a log only grew.
//
// It sees roots and sizes, never a post. It cosigns only logs that it was told of, and only what continues the
// tree that it cosigned last, which is on disk before the signature exists. `GET <origin hash>/checkpoint` shows
// what it saw to whoever asks.

import { createHash } from 'node:crypto'
import type { Signer } from '@commonwall/tlog'
import {
  addSignatures,
  cosign,
  emptyRoot,
  formatAddCheckpointAnswer,
  formatNote,
  formatSizeConflict,
  type OpenNote,
  openNote,
  parseAddCheckpoint,
  parseCheckpoint,
  parseNote,
  SIZE_CONTENT_TYPE,
  TYPE_ED25519,
  toHex,
  type VerifierKey,
  verifierKey,
  verifyConsistency,
} from '@commonwall/tlog'
import type { LogIdentity } from './witness-client.ts'
import type { WitnessDatabase, WitnessedTree } from './witness-database.ts'

export interface WitnessOptions {
  /** Name under which it signs, by custom a URL without scheme. */
  readonly name: string
  readonly signer: Signer
  /** Not closed here. */
  readonly database: WitnessDatabase
  /** Whether a log is cosigned is decided here and nowhere else: the log with this origin, or undefined. */
  readonly logs: (origin: string) => LogIdentity | undefined | Promise<LogIdentity | undefined>
  /** Unix seconds. */
  readonly now: () => number
}

/** An answer as HTTP has it. */
export interface WitnessAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422
  readonly type: string
  readonly body: string
}

const PLAIN = 'text/plain; charset=utf-8'

export class Witness {
  readonly #options: WitnessOptions

  constructor(options: WitnessOptions) {
    this.#options = options
  }

  /** Answers one add-checkpoint request, by the order of checks that C2SP gives. */
  async addCheckpoint(body: string): Promise<WitnessAnswer> {
    let request: ReturnType<typeof readRequest>
    try {
      request = readRequest(body)
    } catch (error) {
      return refuse(400, (error as Error).message)
    }
    const { oldSize, proof, note, checkpoint } = request
    const log = await this.#options.logs(checkpoint.origin)
    if (log === undefined)
      return refuse(404, `origin ${checkpoint.origin}: this witness does not know the log`)
    const key = verifierKey(log.origin, TYPE_ED25519, Buffer.from(log.key, 'hex'))
    const opened = await openNote(note, [key]).catch(() => undefined)
    if (opened === undefined) return refuse(403, 'checkpoint: expected a valid signature of the log')
    if (oldSize > checkpoint.size) return refuse(400, 'old size: expected at most the size of the checkpoint')
    const before = this.#options.database.tree(log.origin)
    if (oldSize !== (before?.size ?? 0)) return conflict(before)
    const tree = { size: checkpoint.size, root: toHex(checkpoint.root) }
    if (!continues(before, tree, proof))
      return refuse(422, 'checkpoint: it does not continue what was cosigned')
    const hash = createHash('sha256').update(log.origin).digest('hex')
    if (!this.#options.database.swap(log.origin, hash, before, tree))
      return conflict(this.#options.database.tree(log.origin))
    return this.#cosigned(opened, key, tree)
  }

  /** The note cosigned last of a log, by SHA-256 of its origin in hex. */
  checkpoint(originHash: string): string | undefined {
    return this.#options.database.note(originHash)
  }

  async #cosigned(note: OpenNote, key: VerifierKey, tree: WitnessedTree): Promise<WitnessAnswer> {
    const { name, signer, now, database } = this.#options
    const line = await cosign(note.text, name, now(), signer)
    const ofLog = note.verified.filter(({ by }) => by === key)
    database.keepNote(
      key.name,
      tree,
      addSignatures(formatNote({ text: note.text, signatures: ofLog }), [line]),
    )
    return { status: 200, type: PLAIN, body: formatAddCheckpointAnswer([line]) }
  }
}

function readRequest(body: string) {
  const { oldSize, proof, checkpoint: note } = parseAddCheckpoint(body)
  return { oldSize, proof, note, checkpoint: parseCheckpoint(parseNote(note).text) }
}

/** True if the tree begins with the one before, by the proof. */
function continues(
  before: WitnessedTree | undefined,
  { size, root }: WitnessedTree,
  proof: readonly Uint8Array[],
): boolean {
  try {
    verifyConsistency({
      oldSize: before?.size ?? 0,
      oldRoot: before === undefined ? emptyRoot() : Buffer.from(before.root, 'hex'),
      newSize: size,
      newRoot: Buffer.from(root, 'hex'),
      proof,
    })
    return true
  } catch {
    return false
  }
}

function conflict(tree: WitnessedTree | undefined): WitnessAnswer {
  return { status: 409, type: SIZE_CONTENT_TYPE, body: formatSizeConflict(tree?.size ?? 0) }
}

function refuse(status: WitnessAnswer['status'], reason: string): WitnessAnswer {
  return { status, type: PLAIN, body: `${reason}\n` }
}
