// A site that was visited once before the wall minded it: its shell opens from the device for ever. What is new has to
// come from its one origin.

import { LineError } from '../drivers/virtual/connection.ts'
import type { Reader } from '../runner/reader.ts'
import { webHost } from '../runner/world.ts'
import { fromLatin1 } from '../wire/bytes.ts'

const ORIGIN = 'https://news.blocked.test'
/** A service worker asks again with growing pauses, as libraries for background sync advise. */
const PAUSES = [0, 5_000, 30_000, 120_000, 200_000]

export const serviceWorkerSite: Reader = {
  id: 'service-worker-site',
  title: 'A site kept on the device',
  tells:
    'A site with a service worker, visited once before: its shell opens without a network; what is new comes from its one host, asked again with growing pauses.',
  hosts: () => [webHost('news.blocked.test', '203.0.113.40')],
  start({ net }) {
    const ask = async (request: { method?: string; body?: Uint8Array }) => {
      for (const pause of PAUSES) {
        await net.wire.clock.sleep(pause)
        try {
          const { status, bytes } = await net.fetch(new URL('/feed', ORIGIN), request)
          if (status === 200) return new TextDecoder().decode(bytes)
        } catch (error) {
          if (!(error instanceof LineError)) throw error
        }
      }
      return undefined
    }
    return {
      async read() {
        net.wire.journal.note(
          net.wire.clock.now(),
          'reader',
          'opens what is kept on the device: nothing new in it',
        )
        return (await ask({}))?.includes('a page of') ? { by: 'its one host', firstText: 0 } : undefined
      },
      async write() {
        const text = await ask({ method: 'POST', body: fromLatin1('[an answer]') })
        return text?.includes('[an answer]') ? { by: 'its one host took it' } : undefined
      },
    }
  },
}
