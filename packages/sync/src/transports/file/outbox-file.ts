// Outbox files: inbox bodies byte for byte, so that whoever is handed one can post it as it is (DESIGN §3.8).

import {
  decodeInboxBody,
  encodeInboxBody,
  MAX_INBOX_BYTES,
  MAX_INBOX_LINES,
  SealError,
} from '@commonwall/wall'
import { TransportError } from '../transport-error.ts'

const encoder = new TextEncoder()

/** Lines in groups, in order, each of which fits one body. @throws SealError if a line fits none */
export function inboxBatches(lines: readonly string[]): string[][] {
  const batches: string[][] = []
  let room = 0
  for (const line of lines) {
    const bytes = encoder.encode(line).length + 1
    if (bytes > MAX_INBOX_BYTES)
      throw new SealError('inbox/invalid', 'line', `at most ${MAX_INBOX_BYTES - 1} bytes`, bytes - 1)
    const last = batches.at(-1)
    if (last !== undefined && bytes <= room && last.length < MAX_INBOX_LINES) {
      last.push(line)
      room -= bytes
    } else {
      batches.push([line])
      room = MAX_INBOX_BYTES - bytes
    }
  }
  return batches
}

/** The files that hold the lines: one for every 96 KB. @throws SealError */
export function encodeOutboxFiles(lines: readonly string[]): Uint8Array<ArrayBuffer>[] {
  return inboxBatches(lines).map(encodeInboxBody)
}

/** The lines of an outbox file. @throws TransportError `malformed`, `too-long` */
export function decodeOutboxFile(file: Uint8Array): readonly string[] {
  if (file.length > MAX_INBOX_BYTES)
    throw new TransportError(
      'transport/too-long',
      `outbox file: expected at most ${MAX_INBOX_BYTES} bytes, got ${file.length}`,
    )
  try {
    return decodeInboxBody(file).map(({ text }) => {
      if (text === undefined) throw new SealError('inbox/invalid', 'line', 'UTF-8', 'other bytes')
      return text
    })
  } catch (error) {
    if (!(error instanceof SealError)) throw error
    throw new TransportError('transport/malformed', `outbox file: ${error.message}`, { cause: error })
  }
}
