// The load generator: pushes events over WebSockets with a window of unanswered ones, and times the answers.
//
// It runs in a process of its own on the same cores as the relay. What it alone can do is measured against a
// sink that answers OK and does nothing else (`sink.ts`): only a figure well below that is one of the relay.

import { readFileSync } from 'node:fs'
import WebSocket from 'ws'
import { quantile } from './statistics.ts'

export interface LoadResult {
  readonly events: number
  readonly refused: number
  /** What the first refusal said. */
  readonly reason: string | undefined
  readonly seconds: number
  readonly perSecond: number
  /** Milliseconds from sending to OK. */
  readonly p50: number
  readonly p99: number
  /** How much of one core the generator itself used, 0 to 1. */
  readonly core: number
  /** When the last answer came, by the machine's clock in milliseconds. */
  readonly ended: number
}

export interface LoadOptions {
  readonly connections: number
  /** Unanswered events of one connection. */
  readonly window: number
}

/** An EVENT frame, ready to send, and the id that its OK will name. */
export interface LoadFrame {
  readonly id: string
  readonly frame: string
}

/** Sends every frame and resolves when all were answered. @throws Error if the relay hangs up before that */
export async function load(
  url: string,
  frames: readonly LoadFrame[],
  { connections, window }: LoadOptions,
): Promise<LoadResult> {
  const sent = new Map<string, number>()
  const waits: number[] = []
  let refused = 0
  let reason: string | undefined
  let next = 0
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(url)))
  const cpu = process.cpuUsage()
  const started = performance.now()
  const drive = (socket: WebSocket) =>
    new Promise<void>((resolve, reject) => {
      let unanswered = 0
      const push = () => {
        for (; unanswered < window && next < frames.length; unanswered++) {
          const one = frames[next++]
          if (!one) break
          sent.set(one.id, performance.now())
          socket.send(one.frame)
        }
        if (unanswered === 0) resolve()
      }
      socket.on('message', (data) => {
        const [verb, id, ok, message] = JSON.parse(String(data)) as [string, string, boolean, string]
        if (verb !== 'OK') return
        waits.push(performance.now() - (sent.get(id) ?? Number.NaN))
        if (!ok) {
          refused++
          reason ??= message
        }
        unanswered--
        push()
      })
      socket.once('close', () => reject(new Error(`${url}: closed with ${unanswered} events unanswered`)))
      push()
    })
  await Promise.all(sockets.map(drive))
  const ended = Date.now()
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(cpu)
  for (const socket of sockets) {
    socket.removeAllListeners('close')
    socket.close()
  }
  waits.sort((a, b) => a - b)
  return {
    events: frames.length,
    refused,
    reason,
    seconds,
    perSecond: frames.length / seconds,
    p50: quantile(waits, 0.5),
    p99: quantile(waits, 0.99),
    core: (user + system) / 1e6 / seconds,
    ended,
  }
}

function open(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url, { perMessageDeflate: false })
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket)).once('error', reject)
  })
}

// Started as a process: url, file of events as JSON lines, connections, window. Prints a result, or why there is none.
if (process.argv[1] === import.meta.filename) {
  const [url = '', file = '', connections = '', window = ''] = process.argv.slice(2)
  const frames = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => ({ id: (JSON.parse(line) as { id: string }).id, frame: `["EVENT",${line}]` }))
  const options = { connections: Number(connections), window: Number(window) }
  const result = await load(url, frames, options).catch((error: Error) => ({ error: error.message }))
  process.stdout.write(JSON.stringify(result))
}
