// Lines as EVENTs, and a relay's OKs as the answers of an inbox (NIP-01).

import {
  EventError,
  type InboxResult,
  inboxLineHash,
  type NostrEvent,
  parseEventJson,
} from '@commonwall/wall'
import { TransportError } from '../transport-error.ts'
import type { RelaySession } from './relay-session.ts'

/** Events under way at once: a relay answers each when it is on its disk. */
const UNDER_WAY = 16

/**
 * Publishes each line; a line that is no event is refused here, since a relay could not name it in its answer.
 * @throws TransportError if it is not known whether all arrived
 */
export async function publish(
  session: RelaySession,
  lines: readonly string[],
  idle: number,
): Promise<readonly InboxResult[]> {
  const results: InboxResult[] = []
  for (let at = 0; at < lines.length; at += UNDER_WAY) {
    /** An answer names an event by its id alone, so what has the same id goes one after the other. */
    const turns = new Map<string, Promise<InboxResult>>()
    const some = lines.slice(at, at + UNDER_WAY).map((line) => {
      const hash = inboxLineHash(line)
      const event = readLine(line)
      if (typeof event === 'string') return { hash, refused: event }
      const before = turns.get(event.id)
      const turn = Promise.resolve(before).then(() => publishOne(session, event, hash, idle))
      turns.set(event.id, turn)
      return turn
    })
    results.push(...(await Promise.all(some)))
  }
  return results
}

/** The event, or why the line holds none. */
function readLine(line: string): NostrEvent | string {
  try {
    return parseEventJson(line)
  } catch (error) {
    if (error instanceof EventError) return `invalid: ${error.message}`
    throw error
  }
}

async function publishOne(
  session: RelaySession,
  event: NostrEvent,
  hash: string,
  idle: number,
): Promise<InboxResult> {
  let stop = () => {}
  const answered = new Promise<InboxResult>((resolve, reject) => {
    stop = session.listen((frame) => {
      if (frame.verb === 'OK' && frame.event === event.id)
        resolve({ hash, refused: isTaken(frame) ? undefined : frame.reason || 'error: no reason was given' })
      else if (frame.verb === 'NOTICE' && /^(?:blocked|restricted|auth-required):/.test(frame.reason))
        reject(new TransportError('transport/refused', `relay: ${frame.reason}`))
    })
  })
  answered.catch(() => undefined)
  session.send(['EVENT', event])
  try {
    return await session.during(idle, answered)
  } finally {
    stop()
  }
}

/** A relay that has it already may say so with false. */
function isTaken({ ok, reason }: { readonly ok: boolean; readonly reason: string }): boolean {
  return ok || reason.startsWith('duplicate:')
}
