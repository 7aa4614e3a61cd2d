// AUTH (NIP-42), for moderators only.
//
// Many clients answer a challenge by themselves, and so tell a relay who is reading. Therefore a wall's relay
// offers one only to a connection that has just posted with a moderator's key; an open relay offers it to all.
// What it gives: a moderator's requests are not counted against the rate of their network.

import type { NostrEvent } from '@commonwall/wall'
import { readUrl, tagValue } from '@commonwall/wall'
import type { Connection } from './connection.ts'
import type { RelayContext } from './context.ts'

export const AUTH_KIND = 22242
/** Seconds that an answer may differ from our clock. */
const CLOSE_ENOUGH = 600
/** Keys of one connection. */
const MAX_KEYS = 16

/** Sends a challenge, once a connection. */
export function offerAuth(connection: Connection, context: RelayContext): void {
  if (connection.challenge !== undefined) return
  connection.challenge = Buffer.from(context.random(16)).toString('hex')
  connection.send(['AUTH', connection.challenge])
}

/** Answers with OK, like an event. */
export async function onAuth(
  connection: Connection,
  event: NostrEvent,
  context: RelayContext,
): Promise<void> {
  let refusal = refuse(connection, event, context)
  if (refusal === undefined && (await context.verify(event)) === undefined)
    refusal = 'invalid: the id or the signature is wrong'
  if (refusal === undefined) connection.authenticated.add(event.pubkey)
  connection.send(['OK', event.id, refusal === undefined, refusal ?? ''])
}

function refuse(connection: Connection, event: NostrEvent, context: RelayContext): string | undefined {
  if (event.kind !== AUTH_KIND) return `invalid: kind: expected ${AUTH_KIND}, got ${event.kind}`
  if (Math.abs(event.created_at - context.now()) > CLOSE_ENOUGH)
    return `invalid: created_at: expected within ${CLOSE_ENOUGH / 60} minutes of now`
  if (connection.challenge === undefined || tagValue(event, 'challenge') !== connection.challenge)
    return 'invalid: challenge: expected the one that this connection was given'
  const relay = hostOf(tagValue(event, 'relay'))
  if (relay === undefined || !context.addresses().some((address) => hostOf(address) === relay))
    return 'invalid: relay: expected an address of this relay'
  if (!context.open && !context.isModerator(event.pubkey))
    return 'restricted: only moderators authenticate here; reading and writing need no AUTH'
  if (connection.authenticated.size >= MAX_KEYS) return `restricted: at most ${MAX_KEYS} keys a connection`
  return undefined
}

function hostOf(address: string | undefined): string | undefined {
  return readUrl(address ?? '')?.host
}
