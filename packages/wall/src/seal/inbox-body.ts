// What is posted to an inbox, and kept in an outbox file: one event a line, padded (DESIGN §3.8).
//
// Reading is generous about padding, which protects only who sends, and strict about everything else.

import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { padLines, unpadLines } from './padding.ts'
import { SealError } from './seal-error.ts'

/** The most lines of a body: more than the shortest events that fit, few enough that the answer fits too. */
export const MAX_INBOX_LINES = 300

export interface InboxLine {
  /** SHA-256 of the line's bytes without LF, 64 hex digits: its name in the answer. */
  readonly hash: string
  /** Undefined where the bytes are not UTF-8. */
  readonly text: string | undefined
}

/**
 * The body of the lines, 1, 4, 16 or 96 KB long.
 * @param lines the JSON of one event each
 * @throws SealError if they do not fit: send them in two
 */
export function encodeInboxBody(lines: readonly string[]): Uint8Array<ArrayBuffer> {
  if (lines.length > MAX_INBOX_LINES)
    throw new SealError('inbox/invalid', 'body', `at most ${MAX_INBOX_LINES} lines`, lines.length)
  for (const line of lines)
    if (line === '' || line.includes('\n') || !line.isWellFormed())
      throw new SealError('inbox/invalid', 'line', 'one line of well-formed text', line)
  return padLines(lines)
}

/** The lines of a body, in order. @throws SealError if there are too many bytes or lines */
export function decodeInboxBody(body: Uint8Array): InboxLine[] {
  const lines = unpadLines(body)
  if (lines.length > MAX_INBOX_LINES)
    throw new SealError('inbox/invalid', 'body', `at most ${MAX_INBOX_LINES} lines`, lines.length)
  return lines.map((line) => ({ hash: bytesToHex(sha256(line)), text: utf8(line) }))
}

/** The name of a line in the answer: SHA-256 of its UTF-8 without LF, 64 hex digits. */
export function inboxLineHash(line: string): string {
  return bytesToHex(sha256(utf8ToBytes(line)))
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
