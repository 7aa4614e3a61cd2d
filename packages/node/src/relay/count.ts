// COUNT (NIP-45): exact, and of what is readable only; what waits for its batch is not counted.
//
// A filter without any condition holds whatever the others do: it is counted alone, which needs no comparing of ids.

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
      ? ['COUNT', id, { count: context.store.count(widest(filters)) }]
      : ['CLOSED', id, 'rate-limited: ask again in a few seconds'],
  )
}

function widest(filters: readonly Filter[]): readonly Filter[] {
  const everything = filters.find(
    ({ limit: _, tags, ...conditions }) =>
      Object.keys(tags).length === 0 && Object.keys(conditions).length === 0,
  )
  return everything ? [everything] : filters
}
