// The load generator: pushes events over WebSockets with a window of unanswered ones, and times the answers.
//
// It runs in a process of its own on the same two cores. What it alone can do is measured against a sink that
// answers OK and does nothing else (`sink.ts`): only a figure well below that is one of the relay.

import { readFileSync } from 'node:fs'
import WebSocket from 'ws'

export interface LoadResult {
  readonly events: number
  readonly refused: number
  readonly seconds: number
  readonly perSecond: number
  /** Milliseconds from sending to OK. */
  readonly p50: number
  readonly p99: number
}

/** The value below which `share` of a sorted list lies. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** Sends every line of `frames` (an EVENT frame and its id) and resolves when all were answered. */
export async function load(
  url: string,
  frames: readonly { readonly id: string; readonly frame: string }[],
  { connections, window }: { readonly connections: number; readonly window: number },
): Promise<LoadResult> {
  const sent = new Map<string, number>()
  const waits: number[] = []
  let refused = 0
  let next = 0
  const sockets = await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = new WebSocket(url, { perMessageDeflate: false })
      await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
      return socket
    }),
  )
  const started = performance.now()
  await Promise.all(
    sockets.map(
      (socket) =>
        new Promise<void>((resolve, reject) => {
          let open = 0
          const push = () => {
            while (open < window && next < frames.length) {
              const one = frames[next++]
              if (!one) break
              sent.set(one.id, performance.now())
              open++
              socket.send(one.frame)
            }
            if (open === 0) resolve()
          }
          socket.on('message', (data) => {
            const [verb, id, ok] = JSON.parse(String(data)) as [string, string, boolean]
            if (verb !== 'OK') return
            waits.push(performance.now() - (sent.get(id) ?? performance.now()))
            if (!ok) refused++
            open--
            push()
          })
          socket.once('close', () => reject(new Error(`${url}: closed with ${open} events unanswered`)))
          push()
        }),
    ),
  )
  const seconds = (performance.now() - started) / 1000
  for (const socket of sockets) {
    socket.removeAllListeners('close')
    socket.close()
  }
  waits.sort((a, b) => a - b)
  return {
    events: frames.length,
    refused,
    seconds,
    perSecond: Math.round(frames.length / seconds),
    p50: quantile(waits, 0.5),
    p99: quantile(waits, 0.99),
  }
}

// Started as a process: url, file of events as JSON lines, connections, window.
if (process.argv[1] === import.meta.filename) {
  const [url = '', file = '', connections = '4', window = '64'] = process.argv.slice(2)
  const frames = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => ({ id: (JSON.parse(line) as { id: string }).id, frame: `["EVENT",${line}]` }))
  const result = await load(url, frames, { connections: Number(connections), window: Number(window) })
  process.stdout.write(JSON.stringify(result))
}
