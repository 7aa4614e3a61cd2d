// Checks ids and signatures in plain JavaScript, some at a time, so that whoever asks for a page meanwhile gets it.

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

/** Lets messages that wait come first. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(0)
  })
}
