// EVENT (NIP-01): answered with OK only when the event is durable, or refused.

import type { NostrEvent } from '@commonwall/wall'
import { AUTH_KIND, offerAuth } from './auth.ts'
import type { Connection } from './connection.ts'
import type { RelayContext } from './context.ts'

export async function onEvent(
  connection: Connection,
  event: NostrEvent,
  bytes: number,
  context: RelayContext,
): Promise<void> {
  if (event.kind === AUTH_KIND) {
    connection.send(['OK', event.id, false, `invalid: kind ${AUTH_KIND} is for AUTH`])
    return
  }
  const { ok, message } = await connection.carrying(bytes, () => context.intake.take(event, 'relay'))
  connection.send(['OK', event.id, ok, message])
  if (ok && context.isModerator(event.pubkey)) offerAuth(connection, context)
}
