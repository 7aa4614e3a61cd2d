// CLOSE (NIP-01).

import type { Connection } from './connection.ts'
import type { RelayContext } from './context.ts'

/** Ends a subscription; nothing happens if there is none of this id. NIP-01 wants no answer. */
export function closeSubscription(connection: Connection, id: string, context: RelayContext): void {
  const subscription = connection.subscriptions.get(id)
  if (!subscription) return
  connection.subscriptions.delete(id)
  context.broadcast.remove(subscription)
  context.live.bytes -= subscription.bytes
}
