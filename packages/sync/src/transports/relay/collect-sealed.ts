// For who has an inbox: the sealed lines that a relay holds for it, and those that come, until the line is cut.
//
// Any relay of Nostr can carry them (kind 1059), and learns nothing but that somebody posts to this inbox. It is not a
// reader's question: it names one inbox, and only the inbox's own node asks it.

import { KIND, type NostrEvent } from '@commonwall/wall'
import { type Dialer, directDialer } from '../../dial/dialer.ts'
import { TransportError } from '../transport-error.ts'
import { askAll, questionName } from './ask-stored.ts'
import { RelaySession } from './relay-session.ts'

export interface CollectOptions {
  /** Public keys of the inboxes, 64 hex digits. */
  readonly inboxes: readonly string[]
  /** Unix seconds by which a line's blurred time is not older. */
  readonly since: number
  /** Parsed, and not opened. The same one may come again. */
  readonly onSealed: (event: NostrEvent) => void
  readonly dialer?: Dialer
  /** Milliseconds without a frame, while one is due. */
  readonly idle?: number
  readonly signal?: AbortSignal
}

const IDLE = 30_000

/**
 * Collects until aborted or cut.
 * @param url ws or wss
 * @throws TransportError; the signal's reason
 */
export async function collectSealed(url: string, options: CollectOptions): Promise<never> {
  const { inboxes, since, onSealed, dialer = directDialer, idle = IDLE, signal } = options
  signal?.throwIfAborted()
  const session = await RelaySession.open(dialer, new URL(url), idle)
  const name = questionName()
  const filter = { kinds: [KIND.sealedLine], '#p': inboxes, since }
  const isOurs = ({ kind, tags }: NostrEvent) =>
    kind === KIND.sealedLine && tags.some(([tag, value = '']) => tag === 'p' && inboxes.includes(value))
  try {
    return await new Promise<never>((_, reject) => {
      const stop = () => reject(signal?.reason)
      signal?.addEventListener('abort', stop, { once: true })
      session.end.addEventListener('abort', () => reject(session.end.reason))
      session.listen((frame) => {
        if (frame.verb === 'EVENT' && frame.id === name && isOurs(frame.event)) onSealed(frame.event)
        else if (frame.verb === 'CLOSED' && frame.id === name)
          reject(new TransportError('transport/refused', `relay: ${frame.reason}`))
      })
      session.send(['REQ', name, { ...filter, limit: 0 }])
      askAll(session, filter, onSealed, idle).catch(reject)
    })
  } finally {
    session.close()
  }
}
