// What a copy keeps is packed by itself, and not as its source packed it.

import { gunzipSync, gzipSync } from 'node:zlib'
import { verifyEvent, withCanonicalHeader } from '@commonwall/wall'
import { afterAll, expect, it } from 'vitest'
import { Copy } from '../../src/copy/copy.ts'
import { MemoryPathStore } from '../../src/store/memory-store.ts'
import { httpTransport } from '../../src/transports/http.ts'
import type { Transport } from '../../src/transports/transport.ts'
import { openSmallWall } from '../small-wall.ts'

const wall = await openSmallWall({ posts: 3 })
afterAll(wall.close)

async function segmentsFrom(source: Transport): Promise<readonly Uint8Array[]> {
  const store = new MemoryPathStore()
  const copy = await Copy.open({
    store,
    verify: async (events) => events.map((event) => verifyEvent(event) !== undefined),
    now: () => Math.floor(Date.now() / 1000),
    wall: wall.node.wall,
  })
  await copy.catchUp([source])
  await copy.close()
  const paths = (await store.list()).filter((path) => path.includes('/seg/'))
  return Promise.all(paths.map(async (path) => (await store.get(path)) ?? new Uint8Array()))
}

it('a segment is kept alike, however a source packed it: by its own way it would know the file of its reader', async () => {
  const honest = httpTransport(wall.node.url, { inbox: false })
  const packing: Transport = {
    kind: 'http',
    address: honest.address,
    async read(path, signal) {
      if (path === 'head.tar') return undefined
      const bytes = await honest.read?.(path, signal)
      return bytes && path.includes('/seg/')
        ? withCanonicalHeader(new Uint8Array(gzipSync(gunzipSync(bytes), { level: 0 })))
        : bytes
    },
    close: async () => undefined,
  }
  const plain = await segmentsFrom(honest)
  expect(plain).toHaveLength(1)
  expect(await segmentsFrom(packing)).toEqual(plain)
})
