// REQ: what is stored, then what comes (NIP-01, 50). Reading needs no AUTH, ever.

import type { Filter } from '@commonwall/wall'
import { closeSubscription } from './close.ts'
import type { Connection } from './connection.ts'
import type { RelayContext } from './context.ts'
import { MAX_LIVE_BYTES, MAX_LIVE_VALUES, MAX_SUBSCRIPTIONS, MODEST_LIVE_BYTES } from './limits.ts'
import { eventText } from './server-frame.ts'
import { storedEvents } from './stored.ts'
import { Subscription } from './subscription.ts'

/** Opens a subscription, replacing one with the same id. */
export async function onReq(
  connection: Connection,
  id: string,
  filters: readonly Filter[],
  context: RelayContext,
): Promise<void> {
  closeSubscription(connection, id, context)
  const subscription = new Subscription(id, filters, connection, context)
  const refusal = refuse(connection, subscription, context)
  if (refusal !== undefined) {
    connection.send(['CLOSED', id, refusal])
    return
  }

  const rest = begin(connection, subscription, context)
  if (!(await sendAll(connection, subscription, rest, context))) return
  // No hint of NIP-67 behind it: clients that parse strictly would wait for ever (decision 0472).
  connection.send(['EOSE', id])
}

/**
 * Looks at the store, starts what is new, and sends what fits now: nothing can come between these. Gives what is still to be
 * sent, by id: a slow reader costs us ids, not events.
 */
function begin(connection: Connection, subscription: Subscription, context: RelayContext): readonly string[] {
  const { events, ties } = storedEvents(context.store, subscription.filters)
  connection.subscriptions.set(subscription.id, subscription)
  context.broadcast.add(subscription)
  context.live.bytes += subscription.bytes
  let sent = 0
  for (const event of events) {
    if (!connection.hasRoom) break
    if (!context.isHidden(event)) connection.sendText(eventText(subscription.id, event))
    sent += 1
  }
  return [...events.slice(sent).map((event) => event.id), ...ties]
}

function refuse(
  connection: Connection,
  subscription: Subscription,
  context: RelayContext,
): string | undefined {
  if (
    !context.rates.take(connection.source, subscription.filters.length) &&
    connection.authenticated.size === 0
  )
    return 'rate-limited: ask again in a few seconds'
  if (connection.subscriptions.size >= MAX_SUBSCRIPTIONS)
    return `error: at most ${MAX_SUBSCRIPTIONS} subscriptions may be open`
  let { values, bytes } = subscription
  for (const open of connection.subscriptions.values()) {
    values += open.values
    bytes += open.bytes
  }
  if (values > MAX_LIVE_VALUES)
    return `error: open subscriptions may name at most ${MAX_LIVE_VALUES} values together`
  if (bytes > MODEST_LIVE_BYTES && context.live.bytes + subscription.bytes > MAX_LIVE_BYTES)
    return 'error: too much is being listened for here; ask for less at once, or try again'
  return undefined
}

/** Resolves to false if the subscription or the connection ended first. */
async function sendAll(
  connection: Connection,
  subscription: Subscription,
  ids: readonly string[],
  context: RelayContext,
): Promise<boolean> {
  let owed = ids.length
  connection.owed += owed
  try {
    for (const id of ids) {
      if (!(connection.hasRoom || (await connection.room())) || !subscription.isOpen) return false
      const event = context.store.get(id)
      if (event && !context.isHidden(event)) connection.sendText(eventText(subscription.id, event))
      owed -= 1
      connection.owed -= 1
    }
    return subscription.isOpen
  } finally {
    connection.owed -= owed
  }
}
