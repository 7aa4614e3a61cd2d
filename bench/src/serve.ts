// The node under measurement, in a process of its own: folder, then `portable` or `native`.
//
// Tells its URL and engine when it is up, and what it used whenever it is asked.

import { createLog, startNode } from '@commonwall/node'

/** The first message to the parent. */
export interface Served {
  readonly url: string
  /** What verifies signatures. */
  readonly engine: string
  /** What the start took, once the program was loaded. */
  readonly seconds: number
}

/** The answer to any message of the parent. */
export interface Used {
  /** Processor seconds since the start, of all threads. */
  readonly cpu: number
  readonly rssMiB: number
}

const [folder = '', engineAsked = ''] = process.argv.slice(2)
const loud = createLog({ level: 'warn' })
let engine = ''
const started = performance.now()
const node = await startNode({
  folder,
  port: 0,
  portable: engineAsked === 'portable',
  log: {
    ...loud,
    info: ({ part, reason = '' }) => {
      if (part === 'verify') engine = reason.split(':')[0] ?? ''
    },
  },
})
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.({ cpu: (user + system) / 1e6, rssMiB: process.memoryUsage.rss() / 2 ** 20 } satisfies Used)
})
process.on('disconnect', () => void node.close())
const seconds = (performance.now() - started) / 1000
process.send?.({ url: node.url, engine, seconds } satisfies Served)
