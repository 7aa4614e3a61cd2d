// Handing in what somebody else sealed: lines of an outbox file go to the inboxes of the wall as they are. Whoever
// carries them cannot read them, and neither can this device.

import { KIND } from '@commonwall/wall'
import type { Session } from '../session.ts'

/** False for what nobody sealed: it is somebody's own, and does not leave this device. */
export function isSealed(line: string): boolean {
  try {
    return JSON.parse(line)?.kind === KIND.sealedLine
  } catch {
    return false
  }
}

/** True if an address took them. */
export async function handIn({ pool, copy }: Session, lines: readonly string[]): Promise<boolean> {
  const logs = [...copy.logs.values()].filter(({ admission }) => admission === 'default')
  for (const { hash } of logs) {
    const answer = await pool
      .ask({
        of: (transport) => transport.post !== undefined,
        ask: (transport, signal) => transport.post?.(hash, lines, signal),
      })
      .catch(() => undefined)
    // A file is sealed to several keys: that one of them was taken is enough.
    if (answer?.value.some(({ refused }) => refused === undefined)) return true
  }
  return false
}
