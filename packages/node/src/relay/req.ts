// REQ: what is stored, then what comes (NIP-01, 50, 67). Reading needs no AUTH, ever.

import type { Filter } from '@commonwall/wall'
import { isExpired } from '../admission/expiration.ts'
import { closeSubscription } from './close.ts'
import type { Connection } from './connection.ts'
import type { RelayContext } from './context.ts'
import { MAX_LIVE_VALUES, MAX_SUBSCRIPTIONS } from './limits.ts'
import { eventText } from './server-frame.ts'
import { type Stored, storedEvents } from './stored.ts'
import { Subscription } from './subscription.ts'

/** Opens a subscription, replacing one with the same id. */
export async function onReq(
  connection: Connection,
  id: string,
  filters: readonly Filter[],
  context: RelayContext,
): Promise<void> {
  closeSubscription(connection, id, context)
  const subscription = new Subscription(id, filters, connection, context.now)
  const refusal = refuse(connection, subscription, context)
  if (refusal !== undefined) return connection.send(['CLOSED', id, refusal])

  // Nothing can come between the look at the store and the start of what is new: both happen now.
  const stored = storedEvents(context.store, filters)
  connection.subscriptions.set(id, subscription)
  context.broadcast.add(subscription)
  const found = stored.complete ? stored.events.length : undefined
  const complete = stored.complete
  if (!(await sendAll(connection, subscription, sendSome(connection, id, stored, context), context))) return
  connection.send(['EOSE', id, [complete ? 'finish' : 'more']])
  if (found !== undefined && found === idsAskedFor(filters)) {
    closeSubscription(connection, id, context)
    connection.send(['CLOSED', id, 'closed: every id that was asked for has been sent'])
  }
}

function refuse(
  connection: Connection,
  subscription: Subscription,
  context: RelayContext,
): string | undefined {
  if (!context.rates.take(connection.source) && connection.authenticated.size === 0)
    return 'rate-limited: ask again in a few seconds'
  if (connection.subscriptions.size >= MAX_SUBSCRIPTIONS)
    return `error: at most ${MAX_SUBSCRIPTIONS} subscriptions may be open`
  let values = subscription.values
  for (const open of connection.subscriptions.values()) values += open.values
  if (values > MAX_LIVE_VALUES)
    return `error: open subscriptions may name at most ${MAX_LIVE_VALUES} values together`
  return undefined
}

/** Sends what fits now and returns the ids of the rest: a slow reader costs us ids, not events. */
function sendSome(connection: Connection, id: string, { events, ties }: Stored, context: RelayContext) {
  const now = context.now()
  let at = 0
  for (; at < events.length && connection.hasRoom; at += 1) {
    const event = events[at]
    if (event && !isExpired(event, now)) connection.sendText(eventText(id, event))
  }
  return [...events.slice(at).map((event) => event.id), ...ties]
}

/** Resolves to false if the subscription or the connection ended first. */
async function sendAll(
  connection: Connection,
  subscription: Subscription,
  ids: readonly string[],
  context: RelayContext,
): Promise<boolean> {
  for (const id of ids) {
    if (!(connection.hasRoom || (await connection.room())) || !subscription.isOpen) return false
    const event = context.store.get(id)
    if (event && !isExpired(event, context.now())) connection.sendText(eventText(subscription.id, event))
  }
  return subscription.isOpen
}

/** The number of different ids, if ids are all that is asked for: such a subscription can end by itself. */
function idsAskedFor(filters: readonly Filter[]): number | undefined {
  const ids = new Set<string>()
  for (const filter of filters) {
    if (!filter.ids?.length || filter.limit !== undefined) return undefined
    for (const id of filter.ids) ids.add(id)
  }
  return ids.size
}
