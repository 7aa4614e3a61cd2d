// The bodies of a witness's add-checkpoint call (C2SP tlog-witness), as texts; who sends them is not our matter.
//
// A witness must compare the old size with its own and store the new checkpoint in one atomic step, before
// it answers. Reading a request here checks none of that, nor any signature or proof.

import { fromDecimal, isCount } from './decimal.ts'
import { FormatError } from './errors.ts'
import { formatHashLines, parseHashLines } from './hash-lines.ts'
import {
  formatSignatureLine,
  MAX_NOTE_BYTES,
  type NoteSignature,
  parseNote,
  parseSignatureLines,
} from './note.ts'

/** The content type of the answer to a wrong old size (409). */
export const SIZE_CONTENT_TYPE = 'text/x.tlog.size'

/** What a log asks a witness to cosign. */
export interface AddCheckpoint {
  /** The size that the log believes the witness cosigned last. */
  readonly oldSize: number
  /** Consistency proof from the old size to the checkpoint's; empty from 0. */
  readonly proof: readonly Uint8Array[]
  /** The signed note. */
  readonly checkpoint: string
}

/** Writes a request. @throws RangeError, NoteError */
export function formatAddCheckpoint({ oldSize, proof, checkpoint }: AddCheckpoint): string {
  if (!isCount(oldSize)) throw new RangeError(`oldSize: expected 0 to 2^53 − 1, got ${oldSize}`)
  parseNote(checkpoint)
  return `old ${oldSize}\n${formatHashLines(proof)}\n${checkpoint}`
}

/**
 * Reads a request; where it throws, a witness answers 400.
 * @throws FormatError `too-large`, `bad-old-size`, `no-checkpoint`, `bad-hash`, `too-many-hashes`; NoteError
 */
export function parseAddCheckpoint(body: string): AddCheckpoint {
  if (body.length > MAX_NOTE_BYTES)
    throw new FormatError(
      'too-large',
      `request: expected at most ${MAX_NOTE_BYTES} bytes, got ${body.length}`,
    )
  const blank = body.indexOf('\n\n')
  if (blank < 0) throw new FormatError('no-checkpoint', 'request: expected an empty line and a checkpoint')
  const [oldLine = '', ...lines] = body.slice(0, blank).split('\n')
  const oldSize = oldLine.startsWith('old ') ? fromDecimal(oldLine.slice(4)) : undefined
  if (oldSize === undefined)
    throw new FormatError(
      'bad-old-size',
      `old size: expected "old <decimal>", got ${JSON.stringify(oldLine.slice(0, 100))}`,
    )
  const checkpoint = body.slice(blank + 2)
  parseNote(checkpoint)
  return { oldSize, proof: parseHashLines(lines), checkpoint }
}

/** Writes the answer 200: one or more cosignature lines. */
export function formatAddCheckpointAnswer(cosignatures: readonly NoteSignature[]): string {
  return cosignatures.map(formatSignatureLine).join('')
}

/** Reads the answer 200; verify its lines by adding them to the checkpoint and opening that. @throws NoteError */
export function parseAddCheckpointAnswer(body: string): NoteSignature[] {
  return parseSignatureLines(body)
}

/** Writes the answer 409: the size that the witness cosigned last. */
export function formatSizeConflict(size: number): string {
  return `${size}\n`
}

/** Reads the answer 409. @throws FormatError `bad-size` */
export function parseSizeConflict(body: string): number {
  const size = body.endsWith('\n') ? fromDecimal(body.slice(0, -1)) : undefined
  if (size === undefined)
    throw new FormatError(
      'bad-size',
      `size: expected a decimal and a newline, got ${JSON.stringify(body.slice(0, 100))}`,
    )
  return size
}
