// A plain forum on its own host, over HTTPS: what most forums are. Whoever sits before it reloads.

import { LineError } from '../drivers/virtual/connection.ts'
import type { Reader } from '../runner/reader.ts'
import { fromLatin1 } from '../wire/bytes.ts'

const ORIGIN = 'https://forum.blocked.test'
const RELOADS = 4
const BETWEEN = 15_000

export const httpsForum: Reader = {
  id: 'https-forum',
  title: 'A plain forum',
  tells: 'An ordinary forum on its own host over HTTPS; the reader reloads a few times.',
  start({ net }) {
    const ask = async (request: { method?: string; body?: Uint8Array }, path: string) => {
      for (let tries = 0; tries <= RELOADS; tries++) {
        if (tries > 0) await net.wire.clock.sleep(BETWEEN)
        try {
          const { status, bytes } = await net.fetch(new URL(path, ORIGIN), request)
          if (status === 200) return new TextDecoder().decode(bytes)
        } catch (error) {
          if (!(error instanceof LineError)) throw error
        }
      }
      return undefined
    }
    return {
      async read() {
        return (await ask({}, '/'))?.includes('a page of forum.blocked.test')
          ? { by: 'the forum itself' }
          : undefined
      },
      async write() {
        const text = await ask({ method: 'POST', body: fromLatin1('[an answer]') }, '/answer')
        return text?.includes('[an answer]') ? { by: 'the forum took it' } : undefined
      },
    }
  },
}
