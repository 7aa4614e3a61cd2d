// The node under measurement, in a process of its own: folder, then `portable` or `native`.
//
// Tells its URL and engine when it is up, and what it used whenever it is asked.

import { createLog, startNode } from '@commonwall/node'
import type { Cpu } from './target.ts'

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
  /** Processor seconds since the start. */
  readonly cpu: Cpu
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
  const cpu = { all: seconds(process.cpuUsage()), main: seconds(process.threadCpuUsage()) }
  process.send?.({ cpu, rssMiB: process.memoryUsage.rss() / 2 ** 20 } satisfies Used)
})
process.on('disconnect', () => void node.close())
process.send?.({
  url: node.url,
  engine,
  seconds: (performance.now() - started) / 1000,
} satisfies Served)

function seconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1e6
}
