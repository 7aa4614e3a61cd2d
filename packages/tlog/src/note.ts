// Signed notes as text (C2SP signed-note): a text, an empty line, signature lines.
//
// This file takes a note apart and puts it together, byte for byte; what a signature is worth is told by
// open-note.ts. It refuses what the format refuses, and notes that are longer than any honest one.

import { concatBytes, fromBase64, fromUtf8, toBase64, utf8 } from './bytes.ts'
import type { Signer } from './ed25519.ts'
import { NoteError } from './errors.ts'
import { isKeyName, TYPE_ED25519, verifierKey } from './note-key.ts'

/** The most bytes of a note, and the most signature lines. */
export const MAX_NOTE_BYTES = 1_000_000
export const MAX_NOTE_SIGNATURES = 100

/** One signature line. Name and key id together say which key and which algorithm made it. */
export interface NoteSignature {
  readonly name: string
  readonly keyId: number
  /** What follows the key id: 64 bytes for Ed25519, 72 for a cosignature. */
  readonly signature: Uint8Array
}

/** A note, taken apart; nothing about its signatures has been checked. */
export interface Note {
  /** The signed text, with its final newline. */
  readonly text: string
  /** Every signature line in order, known or not. */
  readonly signatures: readonly NoteSignature[]
}

/** Makes signature lines of type 0x01. */
export interface NoteSigner {
  readonly name: string
  sign(text: string): Promise<NoteSignature>
}

const SIGNATURE_LINE = /^— ([^ ]+) ([^ ]+)$/

/**
 * Takes a note apart; `formatNote` gives the same bytes again.
 * @throws NoteError `too-large`, `bad-encoding`, `bad-text`, `no-signatures`, `too-many-signatures`, `bad-signature-line`
 */
export function parseNote(note: string | Uint8Array): Note {
  const all = wellFormed(note)
  const blank = all.lastIndexOf('\n\n')
  if (blank < 0) throw new NoteError('no-signatures', 'note: expected an empty line before the signatures')
  const text = all.slice(0, blank + 1)
  checkText(text)
  return { text, signatures: parseSignatureLines(all.slice(blank + 2)) }
}

/**
 * Reads signature lines that stand alone, as a witness answers with them.
 * @throws NoteError `no-signatures`, `too-many-signatures`, `bad-signature-line`
 */
export function parseSignatureLines(text: string): NoteSignature[] {
  if (text === '') throw new NoteError('no-signatures', 'note: expected at least one signature line')
  if (!text.endsWith('\n'))
    throw new NoteError('bad-signature-line', 'note: expected a newline at the end of the last line')
  const lines = text.slice(0, -1).split('\n')
  if (lines.length > MAX_NOTE_SIGNATURES)
    throw new NoteError(
      'too-many-signatures',
      `note: expected at most ${MAX_NOTE_SIGNATURES}, got ${lines.length}`,
    )
  return lines.map((line) => {
    const [, name = '', base64 = ''] = SIGNATURE_LINE.exec(line) ?? []
    const bytes = fromBase64(base64)
    if (!isKeyName(name) || bytes === undefined || bytes.length < 5)
      throw new NoteError(
        'bad-signature-line',
        `signature line: expected "— <name> <base64>", got ${JSON.stringify(line.slice(0, 100))}`,
      )
    const keyId = new DataView(bytes.buffer).getUint32(0)
    return { name, keyId, signature: bytes.slice(4) }
  })
}

/** Puts a note together. @throws NoteError as `parseNote` */
export function formatNote({ text, signatures }: Note): string {
  checkText(text)
  if (signatures.length === 0) throw new NoteError('no-signatures', 'note: expected at least one signature')
  const note = `${text}\n${signatures.map(formatSignatureLine).join('')}`
  parseNote(note)
  return note
}

/** One signature line with its newline. */
export function formatSignatureLine({ name, keyId, signature }: NoteSignature): string {
  const id = new Uint8Array(4)
  new DataView(id.buffer).setUint32(0, keyId)
  return `— ${name} ${toBase64(concatBytes([id, signature]))}\n`
}

/** The note with more signature lines at its end. @throws NoteError as `parseNote` */
export function addSignatures(note: string, signatures: readonly NoteSignature[]): string {
  const { text, signatures: present } = parseNote(note)
  return formatNote({ text, signatures: [...present, ...signatures] })
}

/** Signs notes under a name with an Ed25519 key. @throws NoteError `bad-name` */
export function noteSigner(name: string, signer: Signer): NoteSigner {
  const { keyId } = verifierKey(name, TYPE_ED25519, signer.publicKey)
  return { name, sign: async (text) => ({ name, keyId, signature: await signer.sign(utf8(text)) }) }
}

/**
 * A note over a text that ends in a newline, signed by each signer in turn.
 * @throws NoteError `bad-text`, `no-signatures`
 */
export async function signNote(text: string, ...signers: readonly NoteSigner[]): Promise<string> {
  checkText(text)
  return formatNote({ text, signatures: await Promise.all(signers.map((signer) => signer.sign(text))) })
}

function wellFormed(note: string | Uint8Array): string {
  const bytes = typeof note === 'string' && note.length > MAX_NOTE_BYTES ? note.length : utf8Length(note)
  if (bytes > MAX_NOTE_BYTES)
    throw new NoteError('too-large', `note: expected at most ${MAX_NOTE_BYTES} bytes, got ${bytes}`)
  const text = typeof note === 'string' ? note : fromUtf8(note)
  if (text === undefined || !text.isWellFormed()) throw new NoteError('bad-encoding', 'note: expected UTF-8')
  return text
}

function utf8Length(note: string | Uint8Array): number {
  return typeof note === 'string' ? utf8(note).length : note.length
}

function checkText(text: string): void {
  if (!text.isWellFormed()) throw new NoteError('bad-encoding', 'note text: expected UTF-8')
  if (!text.endsWith('\n')) throw new NoteError('bad-text', 'note text: expected a newline at the end')
  if (/[\u0000-\u0009\u000b-\u001f]/.test(text))
    throw new NoteError('bad-text', 'note text: expected no control character but newline')
}
