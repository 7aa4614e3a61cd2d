// A wall with a witness that nobody runs, and a mirror that answers nothing of use.

import { createServer } from 'node:http'
import { join } from 'node:path'
import { secretOf, seededBytes } from '../../../wall/test/seeded.ts'
import { foundWall } from '../../src/data/found-wall.ts'

/** @returns its data folder, below `folder` */
export function foundSmall(folder: string): string {
  const data = join(folder, 'data')
  foundWall({
    folder: data,
    titles: [{ lang: 'en', text: 'A small wall' }],
    boards: [{ slug: 'b', lang: 'en', title: 'B' }],
    langs: ['en'],
    url: 'https://letters.example/',
    keeper: secretOf(1),
    witnesses: [{ name: 'witness.invalid/one', key: 'ab'.repeat(32), url: 'http://127.0.0.1:9/' }],
    now: Math.floor(Date.now() / 1000) - 60,
    random: seededBytes(7),
  })
  return data
}

export async function startSilentMirror(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer((_, response) => response.writeHead(404).end())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
