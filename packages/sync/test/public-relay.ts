// A relay of Nostr that knows nothing of walls (NIP-01): keeps any event, and gives it to whoever asks.

import { type Filter, matches, type NostrEvent, parseEvent, parseFilter, verifyEvent } from '@commonwall/wall'
import type { WebSocket } from 'ws'
import { badRelay } from './transports/relay-rig.ts'

export interface PublicRelay {
  readonly url: string
  readonly events: readonly NostrEvent[]
  close(): Promise<void>
}

export async function publicRelay(): Promise<PublicRelay> {
  const events: NostrEvent[] = []
  const subscriptions: { readonly socket: WebSocket; readonly id: string; readonly filters: Filter[] }[] = []
  const { url, close } = await badRelay((socket, text) => {
    const say = (...frame: unknown[]) => socket.send(JSON.stringify(frame))
    const [verb, first, ...rest] = JSON.parse(text)
    if (verb === 'EVENT') {
      const event = parseEvent(first)
      const ok = verifyEvent(event) !== undefined
      say('OK', event.id, ok, ok ? '' : 'invalid: signature')
      if (!ok || events.some(({ id }) => id === event.id)) return
      events.push(event)
      for (const { socket, id, filters } of subscriptions)
        if (filters.some((filter) => matches(filter, event)))
          socket.send(JSON.stringify(['EVENT', id, event]))
    } else if (verb === 'REQ') {
      const filters: Filter[] = rest.map(parseFilter)
      subscriptions.push({ socket, id: first, filters })
      for (const event of filters.some(({ limit }) => limit === 0) ? [] : events)
        if (filters.some((filter) => matches(filter, event))) say('EVENT', first, event)
      say('EOSE', first)
    } else if (verb === 'CLOSE') {
      const at = subscriptions.findIndex((one) => one.socket === socket && one.id === first)
      if (at >= 0) subscriptions.splice(at, 1)
    } else say('NOTICE', 'unknown verb')
  })
  return { url, events, close }
}
