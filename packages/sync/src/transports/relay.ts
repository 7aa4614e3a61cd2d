// A Nostr relay over a WebSocket: the wall's events, stored and live, and sealed lines as kind 1059.
//
// It asks for all kinds of a wall by its id and never for less; only what a copy lacks travels (NIP-77, or pages
// where a relay knows no better). It authenticates to nobody: a relay that asks for AUTH has refused.

import { type NostrEvent, WALL_KINDS } from '@commonwall/wall'
import { askAll, askIds, askStored, questionName } from './relay/ask-stored.ts'
import { carrierOver } from './relay/carrier.ts'
import { reconcile } from './relay/reconcile.ts'
import type { RelaySession } from './relay/relay-session.ts'
import { type RelayOptions, SharedSession } from './relay/shared-session.ts'
import type { FollowOptions, Transport } from './transport.ts'
import { TransportError } from './transport-error.ts'

const KINDS = [...WALL_KINDS].sort((a, b) => a - b)

/**
 * A transport to a relay. It connects when it is first used; posting and following share one connection, so that
 * whoever watches the line sees no second one when somebody posts.
 * @param address ws or wss URL; http and https are taken for them
 * @throws TypeError if it is none of these
 */
export function relayTransport(address: string, options: RelayOptions = {}): Transport {
  const shared = new SharedSession(address, options)
  const { idle } = shared
  return {
    ...carrierOver(shared),
    follow: (follow) => shared.using(follow.signal, (session) => followWall(session, follow, idle)),
  }
}

/** First it listens, then it asks for what is missing: nothing can fall between. */
async function followWall(session: RelaySession, follow: FollowOptions, idle: number): Promise<void> {
  const { wall, onEvent, onCaughtUp } = follow
  const filter = { kinds: KINDS, '#h': [wall] }
  const belongs = (event: NostrEvent) => {
    if (event.id === wall || event.tags.some(([name, value]) => name === 'h' && value === wall))
      onEvent(event)
  }
  const name = questionName()
  let closed = (_: TransportError) => {}
  const live = new Promise<never>((_, reject) => {
    closed = reject
    if (session.end.aborted) reject(session.end.reason)
    session.end.addEventListener('abort', () => reject(session.end.reason))
  })
  live.catch(() => undefined)
  const stop = session.listen((frame) => {
    if (frame.verb === 'EVENT' && frame.id === name) belongs(frame.event)
    else if (frame.verb === 'CLOSED' && frame.id === name)
      closed(new TransportError('transport/refused', `relay: ${frame.reason}`))
  })
  try {
    session.send(['REQ', name, { ...filter, limit: 0 }])
    await Promise.race([live, catchUp(session, follow, filter, belongs, idle)])
    onCaughtUp?.()
    await live
  } finally {
    stop()
    session.send(['CLOSE', name])
  }
}

async function catchUp(
  session: RelaySession,
  { wall, known }: FollowOptions,
  filter: { readonly kinds: readonly number[]; readonly '#h': readonly string[] },
  onEvent: (event: NostrEvent) => void,
  idle: number,
): Promise<void> {
  const held = [...known]
  const ids = new Set(held.map(({ id }) => id))
  const onNew = (event: NostrEvent) => {
    if (!ids.has(event.id)) onEvent(event)
  }
  // The founding definition names no wall: it is the wall.
  if (!ids.has(wall)) await askStored(session, [{ ids: [wall], limit: 1 }], onNew, idle)
  const found = held.length === 0 ? undefined : await reconcile(session, filter, held, idle)
  if (found?.kind === 'done') await askIds(session, found.need, onNew, idle)
  else await askAll(session, filter, onNew, idle)
}
