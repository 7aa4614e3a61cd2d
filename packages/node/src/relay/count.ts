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
  connection.send(
    context.rates.take(connection.source, filters.length)
      ? ['COUNT', id, { count: context.store.count(filters) }]
      : ['CLOSED', id, 'rate-limited: ask again in a few seconds'],
  )
}
