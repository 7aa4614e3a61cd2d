// A proof that fits into one text (C2SP tlog-proof): index, inclusion proof, checkpoint, cosignatures.
//
// Whoever trusts the log's and witnesses' keys checks it offline, years later. The text does not hold the
// data: the verifier must know the leaf from elsewhere. `extra` is signed by nobody.

import { fromBase64, toBase64 } from './bytes.ts'
import { fromDecimal, isCount } from './decimal.ts'
import { FormatError } from './errors.ts'
import { formatHashLines, parseHashLines } from './hash-lines.ts'
import { MAX_NOTE_BYTES, parseNote } from './note.ts'
import type { OpenCheckpoint } from './open-checkpoint.ts'
import { verifyInclusion } from './verify-merkle.ts'

/** The first line of every tlog-proof. */
export const PROOF_HEADER = 'c2sp.org/tlog-proof@v1'

/** A tlog-proof, taken apart; nothing in it has been verified. */
export interface LogProof {
  readonly index: number
  /** Sibling first. */
  readonly proof: readonly Uint8Array[]
  /** The signed note, as the log and the witnesses made it. */
  readonly checkpoint: string
  /** Opaque data of the application, not authenticated. */
  readonly extra?: Uint8Array
}

/** Writes a tlog-proof. @throws RangeError, NoteError */
export function formatProof({ index, proof, checkpoint, extra }: LogProof): string {
  if (!isCount(index)) throw new RangeError(`index: expected 0 to 2^53 − 1, got ${index}`)
  parseNote(checkpoint)
  const extraLine = extra === undefined || extra.length === 0 ? '' : `extra ${toBase64(extra)}\n`
  return `${PROOF_HEADER}\n${extraLine}index ${index}\n${formatHashLines(proof)}\n${checkpoint}`
}

/**
 * Reads a tlog-proof.
 * @throws FormatError `too-large`, `bad-header`, `bad-extra`, `bad-index`, `no-checkpoint`, `bad-hash`,
 *   `too-many-hashes`; NoteError where the checkpoint is no note
 */
export function parseProof(text: string): LogProof {
  if (text.length > MAX_NOTE_BYTES)
    throw new FormatError('too-large', `proof: expected at most ${MAX_NOTE_BYTES} bytes, got ${text.length}`)
  const blank = text.indexOf('\n\n')
  if (blank < 0) throw new FormatError('no-checkpoint', 'proof: expected an empty line and a checkpoint')
  const [header, ...lines] = text.slice(0, blank).split('\n')
  if (header !== PROOF_HEADER)
    throw new FormatError('bad-header', `proof: expected ${PROOF_HEADER} as first line`)
  const extraLine = lines[0]?.startsWith('extra ') ? lines.shift() : undefined
  const extra = extraLine === undefined ? undefined : fromBase64(extraLine.slice('extra '.length))
  if (extraLine !== undefined && !extra?.length)
    throw new FormatError('bad-extra', 'extra: expected base64 of at least one byte')
  const indexLine = lines.shift() ?? ''
  const index = indexLine.startsWith('index ') ? fromDecimal(indexLine.slice(6)) : undefined
  if (index === undefined)
    throw new FormatError(
      'bad-index',
      `index: expected "index <decimal>", got ${JSON.stringify(indexLine.slice(0, 100))}`,
    )
  const checkpoint = text.slice(blank + 2)
  parseNote(checkpoint)
  const parsed = { index, proof: parseHashLines(lines), checkpoint }
  return extra === undefined ? parsed : { ...parsed, extra }
}

/**
 * Verifies a tlog-proof of a leaf; `open` says which checkpoints are good enough.
 *
 * ```ts
 * await verifyProof(parseProof(text), leafHash(data), (note) => openByPolicy(note, policy))
 * ```
 * @throws ProofError where the leaf is not in the tree; whatever `open` throws
 */
export async function verifyProof(
  { index, proof, checkpoint }: LogProof,
  leafHash: Uint8Array,
  open: (note: string) => Promise<OpenCheckpoint>,
): Promise<OpenCheckpoint> {
  const opened = await open(checkpoint)
  const { size, root } = opened.checkpoint
  verifyInclusion({ index, size, leafHash, proof, root })
  return opened
}
