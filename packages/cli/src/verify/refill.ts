// Puts what an audit has verified into a store, each event at its place: a node's own view of the wall.

import { HeldLogs } from '@commonwall/node'
import type { EventStore, LogName } from '@commonwall/node/store'
import type { AuditReport } from '@commonwall/sync'
import type { VerifiedEvent } from '@commonwall/wall'

/** Fills an empty store with the logs of an audit: the first of each sort as one of ours, all others as held. */
export async function refill(store: EventStore, { logs, events }: AuditReport): Promise<void> {
  const held = new HeldLogs(store)
  const own = new Set<string>()
  for (const { key, admission, positions } of logs) {
    const isFirst = !own.has(admission)
    own.add(admission)
    if (!isFirst) await held.add(key, admission)
    const name: LogName = isFirst ? admission : held.nameOf(key)
    const ids = [...positions].sort(([, a], [, b]) => a - b).map(([id]) => id)
    const bodies = ids.flatMap((id): VerifiedEvent[] => {
      const event = events.get(id)
      return event ? [event] : []
    })
    await store.put(bodies.map((event) => ({ event, log: isFirst ? admission : 'none' })))
    await store.place(name, 0, ids)
  }
}
