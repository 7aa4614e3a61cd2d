// The whole node, open, in a process of its own, so that its memory is its own. Talks to its parent by IPC.

import { randomBytes } from 'node:crypto'
import { logHash } from '@commonwall/wall'
import { foundWall } from '../../src/data/found-wall.ts'
import type { Log } from '../../src/log.ts'
import { startNode } from '../../src/node.ts'

const folder = process.argv[2] ?? ''
const say = (message: object): void => {
  process.send?.(message)
}
/** Whatever the node holds for a fault of its own is one of this run's. */
const log: Log = {
  info() {},
  warn() {},
  error: ({ reason }, message) => say({ fault: `${message}: ${reason}` }),
}
foundWall({
  folder,
  titles: [{ lang: 'en', text: 'Fuzz' }],
  boards: [{ slug: 'all', lang: 'en', title: 'All' }],
  langs: ['en'],
  url: 'http://127.0.0.1/',
  keeper: randomBytes(32),
  now: Math.floor(Date.now() / 1000),
  random: randomBytes,
})
const node = await startNode({ folder, port: 0, open: true, portable: true, log })
process.on('message', (question) => {
  if (question === 'memory') say({ rss: process.memoryUsage().rss })
  if (question === 'close') void node.close().then(() => process.exit(0))
})
const [first] = node.state.history().current.logs
say({ url: node.url.replace(/^http/, 'ws'), inbox: `${node.url}log/${logHash(first?.key ?? '')}/inbox` })
