// A Nostr client with a list of public relays, as most clients ship one: the real `SimplePool` of nostr-tools, which
// asks all of them at once and verifies what comes.

import type { Reader, VirtualHost } from '@commonwall/lab'
import type { Filter } from 'nostr-tools/filter'
import { SimplePool, useWebSocketImplementation } from 'nostr-tools/pool'
import { type Event, finalizeEvent, verifyEvent } from 'nostr-tools/pure'

const RELAYS = [
  ['relay.damus.io', '203.0.113.31'],
  ['nos.lol', '203.0.113.32'],
  ['relay.nostr.band', '203.0.113.33'],
  ['nostr.wine', '203.0.113.34'],
] as const
const AUTHOR = new Uint8Array(32).fill(5)
const LOOK_AGAIN = 30_000
const LOOKS = 12

export const nostrClient: Reader = {
  id: 'nostr-client',
  title: 'A Nostr client',
  tells:
    'A client built on nostr-tools with four of the best-known public relays, all asked at once, as clients ship them.',
  hosts: () => {
    const events = [
      finalizeEvent({ kind: 1, created_at: 1_790_000_000, tags: [], content: 'a note' }, AUTHOR),
    ]
    return RELAYS.map(([name, ip]) => relayHost(name, ip, events))
  },
  start({ net, rng }) {
    useWebSocketImplementation(
      Object.assign(
        function (this: unknown, url: string) {
          return net.socket(new URL(url))
        },
        { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 },
      ),
    )
    const urls = RELAYS.map(([name]) => `wss://${name}/`)
    const { clock } = net.wire
    const look = async (filter: Filter): Promise<Event | undefined> => {
      const pool = new SimplePool()
      try {
        const [event] = await pool.querySync(urls, filter, { maxWait: 15_000 })
        return event !== undefined && verifyEvent(event) ? event : undefined
      } finally {
        pool.destroy()
      }
    }
    return {
      async read() {
        for (let looks = 0; looks < LOOKS; looks++) {
          if (looks > 0) await clock.sleep(LOOK_AGAIN)
          if ((await look({ kinds: [1], limit: 1 })) !== undefined) return { by: 'a public relay' }
        }
        return undefined
      },
      async write() {
        const event = finalizeEvent(
          { kind: 1, created_at: Math.floor(Date.now() / 1000), tags: [], content: 'an answer' },
          rng.bytes(32),
        )
        for (let looks = 0; looks < LOOKS; looks++) {
          if (looks > 0) await clock.sleep(LOOK_AGAIN)
          const pool = new SimplePool()
          const taken = await Promise.any(pool.publish(urls, event)).then(
            () => true,
            () => false,
          )
          pool.destroy()
          // There is no proof; that it can be read back is the best there is.
          if (taken && (await look({ ids: [event.id] })) !== undefined)
            return { by: 'a public relay that gives it back' }
        }
        return undefined
      },
    }
  },
}

/** As much of a relay as a client needs to read and write (NIP-01); relays pass posts on to each other. */
function relayHost(name: string, ip: string, events: Event[]): VirtualHost {
  return {
    names: [name],
    ip,
    ports: [443],
    socket: (say) => (text) => {
      const [verb, first, filter] = JSON.parse(text) as [string, never, Filter]
      if (verb === 'REQ') {
        const asked = events
          .filter(({ id }) => filter.ids?.includes(id) ?? true)
          .slice(0, filter.limit ?? 500)
        for (const event of asked) say(JSON.stringify(['EVENT', first, event]))
        say(JSON.stringify(['EOSE', first]))
      } else if (verb === 'EVENT') {
        const event: Event = first
        if (!events.some(({ id }) => id === event.id)) events.push(event)
        say(JSON.stringify(['OK', event.id, true, '']))
      }
    },
  }
}
