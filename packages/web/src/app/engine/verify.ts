// Checks ids and signatures in plain JavaScript, some at a time, so that whoever asks for a page meanwhile gets it.

import { turn } from '@commonwall/sync'
import { type NostrEvent, verifyEvent } from '@commonwall/wall'

/** Signatures between two looks at what else was asked: some 10 ms on a desk, 50 on an old telephone. */
const AT_ONCE = 4

/** True where id and signature hold. */
export async function verifyMany(events: readonly NostrEvent[]): Promise<readonly boolean[]> {
  const verdicts: boolean[] = []
  for (const event of events) {
    if (verdicts.length % AT_ONCE === 0) await turn()
    verdicts.push(verifyEvent(event) !== undefined)
  }
  return verdicts
}
