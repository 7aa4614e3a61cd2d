// What an inbox answers: for each line, in input order, whether it was taken (DESIGN §3.8); padded like the body.

import { isHex64 } from '../event/event.ts'
import { MAX_INBOX_LINES } from './inbox-body.ts'
import { padLines, unpadLines } from './padding.ts'
import { SealError } from './seal-error.ts'

export interface InboxResult {
  /** SHA-256 of the line without LF, 64 hex digits. */
  readonly hash: string
  /** Why it was refused, with NIP-01's prefix (`pow: …`); undefined: taken. */
  readonly refused: string | undefined
}

/** The most UTF-16 units of a reason; 300 lines with such reasons fit the largest answer even in Chinese. */
const MAX_REASON = 80

/** The answer, 1, 4, 16 or 96 KB long; long reasons are cut. @throws SealError */
export function encodeInboxAnswer(results: readonly InboxResult[]): Uint8Array<ArrayBuffer> {
  if (results.length > MAX_INBOX_LINES)
    throw new SealError('inbox/invalid', 'answer', `at most ${MAX_INBOX_LINES} lines`, results.length)
  return padLines(
    results.map(({ hash, refused }) => `${hash} ${refused === undefined ? 'taken' : refusal(refused)}`),
  )
}

/** Reads an answer. @throws SealError */
export function decodeInboxAnswer(answer: Uint8Array): InboxResult[] {
  return unpadLines(answer).map((bytes) => {
    const line = new TextDecoder().decode(bytes)
    const [, hash, refused] = /^([0-9a-f]{64}) (?:taken|refused: (.*))$/s.exec(line) ?? []
    if (!isHex64(hash)) throw new SealError('inbox/invalid', 'answer', '<sha256> taken, or refused: …', line)
    return { hash, refused }
  })
}

function refusal(reason: string): string {
  const oneLine = reason.replace(/\p{Cc}+/gu, ' ').slice(0, MAX_REASON)
  return `refused: ${oneLine.toWellFormed()}`
}
