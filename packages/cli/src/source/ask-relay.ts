// The stored events that a relay has for one filter.

import { type NostrEvent, parseEvent } from '@commonwall/wall'
import { CommandError, EXIT } from '../terminal/command-error.ts'
import { dialing } from '../terminal/dialing.ts'

/** Milliseconds for the whole answer. */
const PATIENCE = 30_000

/**
 * Asks once, and hangs up at the end of what is stored. Ids and signatures are not looked at.
 * @param filter as NIP-01 has it
 * @throws CommandError if nobody answers, EventError for an answer that is no event
 */
export async function askRelay(
  relay: string,
  filter: Readonly<Record<string, unknown>>,
): Promise<readonly NostrEvent[]> {
  const socket = dialing().dialer.socket(new URL(relay))
  const events: NostrEvent[] = []
  try {
    return await new Promise((resolve, reject) => {
      const nobody = () =>
        reject(
          new CommandError(
            'relay/unreachable',
            `${relay}: expected the relay of a node, got no answer`,
            EXIT.unreachable,
          ),
        )
      const timer = setTimeout(nobody, PATIENCE)
      socket.addEventListener('open', () => socket.send(JSON.stringify(['REQ', 'ask', filter])))
      socket.addEventListener('error', nobody)
      socket.addEventListener('close', nobody)
      socket.addEventListener('message', ({ data }) => {
        const [verb, , event] = JSON.parse(String(data)) as readonly unknown[]
        if (verb === 'EVENT') events.push(parseEvent(event))
        else if (verb === 'EOSE') resolve(events)
        else if (verb === 'CLOSED') nobody()
        else return
        if (verb !== 'EVENT') clearTimeout(timer)
      })
    })
  } finally {
    socket.close()
  }
}
