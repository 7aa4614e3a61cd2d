// `evidence/<sha256>`: two checkpoints of one log that contradict each other, and the proof that they do
// (docs/protocol/evidence.md).
//
// The long form says where the two histories part: up to there both have one root, and at the next place each has
// another leaf. The short form is two notes of one size with two roots. Either proves itself to whoever knows the log's
// key; nothing else about the two histories is needed, or claimed.

import {
  equalBytes,
  fromBase64,
  fromHex,
  fromUtf8,
  HASH_BYTES,
  sha256,
  toBase64,
  toHex,
  utf8,
  verifyConsistency,
  verifyInclusion,
} from '@commonwall/tlog'
import { type Anchor, evidencePath, MAX_ANCHOR_BYTES } from '@commonwall/wall'
import { type KnownLog, readAnchorOf } from '../audit/checkpoints.ts'
import { EvidenceError } from './evidence-error.ts'

export const EVIDENCE_HEADER = 'commonwall/evidence@v1'
export const MAX_EVIDENCE_BYTES = 16_000
const MAX_PROOF = 63

/** One of the two, as it stands in the file. */
export interface EvidenceSide {
  /** The signed note. */
  readonly note: string
  /** Long form only. */
  readonly parting: Parting | undefined
}

export interface Parting {
  /** Leaf hash at the place where the histories part, 32 bytes. */
  readonly leaf: Uint8Array
  /** From the size up to which both agree. */
  readonly consistency: readonly Uint8Array[]
  /** Of the leaf. */
  readonly inclusion: readonly Uint8Array[]
}

/** A file of evidence, taken apart; nothing in it has been verified. */
export interface Evidence {
  /** The size up to which both are one history, and its root; undefined in the short form. */
  readonly agreed: { readonly size: number; readonly root: Uint8Array } | undefined
  /** By the order of their notes. */
  readonly sides: readonly [EvidenceSide, EvidenceSide]
}

/** Evidence that was verified. */
export interface ProvenEvidence {
  readonly path: string
  readonly bytes: Uint8Array
  /** Raw key of the log, 64 hex digits. */
  readonly log: string
  /** The size up to which both are one history; undefined if that is not proven. */
  readonly agreed: number | undefined
  readonly sides: readonly [ProvenSide, ProvenSide]
}

export interface ProvenSide {
  readonly anchor: Anchor
  /** Leaf hash at the place `agreed`, hex; undefined in the short form. */
  readonly leaf: string | undefined
}

/** The one file of this evidence. */
export function encodeEvidence({ agreed, sides }: Evidence): Uint8Array {
  const sorted = [...sides].sort((a, b) => (a.note < b.note ? -1 : 1))
  const lines = [
    agreed ? [EVIDENCE_HEADER, agreed.size, toBase64(agreed.root)] : [EVIDENCE_HEADER],
    ...sorted.map(({ note, parting }) =>
      parting
        ? [note, toBase64(parting.leaf), parting.consistency.map(toBase64), parting.inclusion.map(toBase64)]
        : [note],
    ),
  ]
  return utf8(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
}

/** Takes a file apart. @throws EvidenceError on any other spelling */
export function parseEvidence(bytes: Uint8Array): Evidence {
  if (bytes.length > MAX_EVIDENCE_BYTES)
    throw new EvidenceError('evidence', `at most ${MAX_EVIDENCE_BYTES} bytes`, bytes.length)
  const text = fromUtf8(bytes)
  if (text === undefined) throw new EvidenceError('evidence', 'UTF-8', 'other bytes')
  const lines = text.split('\n')
  if (lines.length !== 4 || lines[3] !== '') throw new EvidenceError('evidence', 'three lines', lines.length)
  const [head, first, second] = lines.slice(0, 3).map(json)
  const agreed = readHead(head)
  const isLong = agreed !== undefined
  const evidence: Evidence = { agreed, sides: [readSide(first, 1, isLong), readSide(second, 2, isLong)] }
  const [a, b] = evidence.sides
  if (a.note >= b.note) throw new EvidenceError('notes', 'two, in the order of their bytes', 'another order')
  if (!equalBytes(encodeEvidence(evidence), bytes))
    throw new EvidenceError('evidence', 'its own JSON text', 'another spelling')
  return evidence
}

/** Which log a file is about: the origin in its first line. */
export function originOf({ sides: [{ note }] }: Evidence): string {
  return note.slice(0, Math.max(0, note.indexOf('\n')))
}

/** Verifies a file about one of these logs. @throws as `verifyEvidence`; EvidenceError if it is about another */
export async function openEvidence(bytes: Uint8Array, logs: readonly KnownLog[]): Promise<ProvenEvidence> {
  const origin = originOf(parseEvidence(bytes))
  const log = logs.find((known) => known.origin === origin)
  if (!log) throw new EvidenceError('origin', 'a log of this wall', origin)
  return verifyEvidence(bytes, log)
}

/**
 * Verifies that both notes are signed by the log and contradict each other. A line of a signer whom the wall does not
 * name is passed over, so one parting has many spellings: the shelf bounds them.
 * @throws EvidenceError, ProofError, NoteError, CheckpointError, Error
 */
export async function verifyEvidence(bytes: Uint8Array, log: KnownLog): Promise<ProvenEvidence> {
  const { agreed, sides } = parseEvidence(bytes)
  const open = async ({ note, parting }: EvidenceSide): Promise<ProvenSide> => {
    const anchor = await readAnchorOf(note, log, undefined)
    if (agreed && parting) checkSide(anchor, parting, agreed)
    return { anchor, leaf: parting && toHex(parting.leaf) }
  }
  const proven: [ProvenSide, ProvenSide] = [await open(sides[0]), await open(sides[1])]
  const [a, b] = proven
  if (agreed === undefined) {
    if (a.anchor.size !== b.anchor.size)
      throw new EvidenceError(
        'sizes',
        'one size, where no proof says where the histories part',
        `${a.anchor.size} and ${b.anchor.size}`,
      )
    if (a.anchor.root === b.anchor.root) throw new EvidenceError('roots', 'two', 'one')
  } else if (a.leaf === b.leaf) throw new EvidenceError('leaves', 'two', 'one')
  const path = evidencePath(toHex(sha256(bytes)))
  return { path, bytes, log: log.key, agreed: agreed?.size, sides: proven }
}

function checkSide(
  { size, root }: Anchor,
  { leaf, consistency, inclusion }: Parting,
  agreed: { readonly size: number; readonly root: Uint8Array },
): void {
  const newRoot = fromHex(root) ?? new Uint8Array()
  verifyConsistency({
    oldSize: agreed.size,
    newSize: size,
    oldRoot: agreed.root,
    newRoot,
    proof: consistency,
  })
  verifyInclusion({ index: agreed.size, size, leafHash: leaf, proof: inclusion, root: newRoot })
}

function readHead(value: unknown): Evidence['agreed'] {
  if (!Array.isArray(value) || value[0] !== EVIDENCE_HEADER)
    throw new EvidenceError('line 0', EVIDENCE_HEADER, JSON.stringify(value))
  if (value.length === 1) return undefined
  const [, size, root] = value as unknown[]
  if (value.length !== 3 || !Number.isSafeInteger(size) || (size as number) < 0)
    throw new EvidenceError('line 0', 'a size and a root', JSON.stringify(value))
  return { size: size as number, root: readHash(root, 'root') }
}

function readSide(value: unknown, line: number, isLong: boolean): EvidenceSide {
  const [note, leaf, consistency, inclusion] = Array.isArray(value) ? (value as unknown[]) : []
  if (!Array.isArray(value) || value.length !== (isLong ? 4 : 1) || typeof note !== 'string')
    throw new EvidenceError(
      `line ${line}`,
      isLong ? 'a note, a leaf and two proofs' : 'a note',
      'another value',
    )
  if (utf8(note).length > MAX_ANCHOR_BYTES)
    throw new EvidenceError(`line ${line}`, `a note of at most ${MAX_ANCHOR_BYTES} bytes`, note.length)
  if (!isLong) return { note, parting: undefined }
  return {
    note,
    parting: {
      leaf: readHash(leaf, `line ${line}`),
      consistency: readProofHashes(consistency, line),
      inclusion: readProofHashes(inclusion, line),
    },
  }
}

function readProofHashes(value: unknown, line: number): Uint8Array[] {
  if (!Array.isArray(value) || value.length > MAX_PROOF)
    throw new EvidenceError(`line ${line}`, `a proof of at most ${MAX_PROOF} hashes`, 'another value')
  return value.map((hash) => readHash(hash, `line ${line}`))
}

function readHash(value: unknown, field: string): Uint8Array {
  const bytes = typeof value === 'string' ? fromBase64(value) : undefined
  if (bytes?.length !== HASH_BYTES) throw new EvidenceError(field, `${HASH_BYTES} bytes in base64`, value)
  return bytes
}

function json(line: string, number: number): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new EvidenceError(`line ${number}`, 'JSON', line)
  }
}
