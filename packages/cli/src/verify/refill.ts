// Puts what an audit has verified into a store, each event at its place: a node's own view of the wall.

import type { EventStore } from '@commonwall/node/store'
import type { AuditReport } from '@commonwall/sync'
import type { VerifiedEvent } from '@commonwall/wall'

/** Fills an empty store with the logs of an audit. */
export async function refill(store: EventStore, { logs, events }: AuditReport): Promise<void> {
  for (const log of logs) {
    const ids = [...log.positions].sort(([, a], [, b]) => a - b).map(([id]) => id)
    const held = ids.flatMap((id): VerifiedEvent[] => {
      const event = events.get(id)
      return event ? [event] : []
    })
    await store.put(held.map((event) => ({ event, log: log.admission })))
    await store.place(log.admission, 0, ids)
  }
}
