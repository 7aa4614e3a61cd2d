// One run: the node under measurement, its peers and the sink get the same events; then what needs no network.

import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { type BenchWall, foundBenchWall } from './bench-wall.ts'
import { makeEvents } from './events.ts'
import { type Figure, notExercised } from './figure.ts'
import { describeMachine } from './machine.ts'
import { measureBulk } from './measures/bulk.ts'
import { measureCopy } from './measures/copy.ts'
import { type Ingested, ingest, ingestFigures, LOAD } from './measures/ingest.ts'
import { measureNegentropy } from './measures/negentropy.ts'
import { measurePages } from './measures/pages.ts'
import { measureReading } from './measures/reading.ts'
import { measureReconcile } from './measures/reconcile.ts'
import type { BenchOptions, Measure } from './options.ts'
import type { Report } from './report.ts'
import { type ServedNode, serveNode } from './served-node.ts'
import { startSink } from './sink.ts'
import type { Target } from './target.ts'

/** Posts appended one at a time in one round. */
const APPENDS = 50

const OVER_NETWORK: readonly Measure[] = ['sink', 'ingest', 'reading', 'nip77', 'copy', 'pages']

/** Measures what was asked for. @throws Error if a relay refuses an event or an answer is wrong */
export async function runBench(options: BenchOptions, log: (line: string) => void): Promise<Report> {
  const { only, events, rounds, seed, peers, portable } = options
  const now = Math.floor(Date.now() / 1000)
  const figures: Figure[] = []
  const wall = foundBenchWall(now - 3 * events * rounds)
  const node = await serveNode(wall.folder, {
    portable,
    ...(options.profile !== undefined && {
      execArgv: ['--cpu-prof', `--cpu-prof-dir=${options.profile}`],
    }),
  })
  const subject = `commonwall, ${node.engine}`
  try {
    if (OVER_NETWORK.some((measure) => only.has(measure)))
      figures.push(...(await overNetwork(options, now, wall, node, subject, log)))
  } finally {
    await node.close()
    wall.remove()
  }
  const bulk = (['import', 'append', 'audit'] as const).filter((measure) => only.has(measure))
  if (bulk.length > 0)
    figures.push(
      ...(await measureBulk({
        subject,
        portable,
        rounds,
        log,
        appends: Math.min(APPENDS, events / 20),
        events: { count: events, seed: seed + 1_000, newest: now },
        wants: (measure) => only.has(measure),
      })),
    )
  if (only.has('negentropy')) figures.push(...measureNegentropy(subject, options.items, 2 * rounds + 1))
  return {
    date: new Date(now * 1000).toISOString().slice(0, 10),
    machine: describeMachine(),
    settings: {
      engine: node.engine,
      events,
      rounds,
      seed,
      connections: LOAD.connections,
      'unanswered a connection': LOAD.window,
      'permessage-deflate': 'off',
      peers: peers.map(({ name }) => name).join(', ') || 'none',
    },
    figures,
  }
}

async function overNetwork(
  { only, events, rounds, times, seed, peers, portable }: BenchOptions,
  now: number,
  wall: BenchWall,
  node: ServedNode,
  subject: string,
  log: (line: string) => void,
): Promise<Figure[]> {
  const sink = await startSink()
  const ours: Target = {
    subject,
    url: node.url.replace(/^http/, 'ws'),
    published: async () => publishedSize(`${node.url}${wall.checkpoint}`),
    cpu: async () => (await node.used()).cpu,
    held: [],
  }
  const relays = [ours, ...peers.map(({ name, url }): Target => ({ subject: name, url, held: [] }))]
  const toSink: Target = { subject: 'a sink that only answers OK', url: sink.url, held: [] }
  const targets = only.has('sink') ? [toSink, ...relays] : relays
  const figures: Figure[] = []
  try {
    const results = new Map<Target, Ingested[]>(targets.map((target) => [target, []]))
    const away = new Map<Target, string>()
    for (let round = 0; round < (only.has('ingest') ? rounds : 1); round++) {
      const newest = now - 3 * events * (rounds - 1 - round)
      const made = await makeEvents({ count: events, seed: seed + round, wall: wall.id, newest })
      for (const target of targets) {
        if (away.has(target)) continue
        try {
          const result = await ingest(target, made)
          results.get(target)?.push(result)
          log(`round ${round + 1}, ${target.subject}: ${Math.round(result.perSecond)} events/s`)
        } catch (error) {
          if (target === ours || target === toSink) throw error
          away.set(target, (error as Error).message)
          log(`${target.subject}: *not exercised*: ${(error as Error).message}`)
        }
      }
    }
    if (only.has('ingest'))
      for (const target of targets) figures.push(...ingested(target, results.get(target) ?? [], away))
    for (const target of relays.filter((relay) => !away.has(relay))) {
      if (only.has('reading')) figures.push(...(await measureReading(target, { rounds, times })))
      if (only.has('nip77')) figures.push(...(await measureReconcile(target, rounds)))
    }
    if (only.has('copy'))
      figures.push(...(await measureCopy(node.url, ours, { wall, seed, now, portable, rounds })))
    if (only.has('pages')) figures.push(...(await measurePages(node.url, ours, { rounds, times })))
  } finally {
    await sink.close()
  }
  return figures
}

function ingested(target: Target, results: readonly Ingested[], away: ReadonlyMap<Target, string>): Figure[] {
  const why = away.get(target)
  return why === undefined
    ? ingestFigures(target.subject, results)
    : [notExercised('ingest, OK counted', target.subject, 'events/s', why)]
}

/** The size that a published checkpoint states in its second line. */
async function publishedSize(url: string): Promise<number> {
  return Number((await read(url)).split('\n')[1])
}

/** Over a connection of its own: a kept one that went stale while events were signed would end the run. */
async function read(url: string): Promise<string> {
  const [response] = (await once(get(url, { agent: false }), 'response')) as [IncomingMessage]
  return text(response)
}
