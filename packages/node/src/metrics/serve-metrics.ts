// `GET /metrics` on a port of loopback, and nowhere else.

import { createServer } from 'node:http'
import type { WallState } from '../state/wall-state.ts'
import type { EventStore } from '../store/store.ts'
import { renderMetrics, roundToTens } from './metrics.ts'

export interface MetricsOptions {
  /** 0 for any free one. */
  readonly port: number
  readonly store: Pick<EventStore, 'placedCount'>
  readonly state: Pick<WallState, 'history'>
}

/** Serves what was released: nothing here moves when a post is taken in, only when it stands in a log. */
export async function startMetrics({
  port,
  store,
  state,
}: MetricsOptions): Promise<{ readonly port: number; close(): Promise<void> }> {
  const gauges = [
    {
      name: 'commonwall_posts',
      help: 'Posts in the default log, rounded down to tens.',
      value: () => roundToTens(store.placedCount('default')),
    },
    {
      name: 'commonwall_posts_optional',
      help: 'Posts in the optional log, rounded down to tens.',
      value: () => roundToTens(store.placedCount('optional')),
    },
    {
      name: 'commonwall_wall_time',
      help: 'Largest witnessed time, unix seconds.',
      value: () => state.history().wallTime,
    },
    {
      name: 'commonwall_memory_bytes',
      help: 'Resident memory, rounded down to whole megabytes.',
      value: () => Math.floor(process.memoryUsage.rss() / 1e6) * 1e6,
    },
  ]
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') return response.writeHead(404).end()
    response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
    return response.end(renderMetrics(gauges))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
