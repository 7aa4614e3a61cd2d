// COUNT (NIP-45): exact, and of what is readable only; what waits for its batch is not counted.

import type { Filter } from '@commonwall/wall'
import type { Connection } from './connection.ts'
import type { RelayContext } from './context.ts'

export function onCount(
  connection: Connection,
  id: string,
  filters: readonly Filter[],
  context: RelayContext,
): void {
  if (!context.rates.take(connection.source))
    return connection.send(['CLOSED', id, 'rate-limited: ask again in a few seconds'])
  connection.send(['COUNT', id, { count: context.store.count(filters) }])
}
