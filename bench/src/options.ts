// What can be said on the command line of `npm run bench`.

import { parseArgs } from 'node:util'

export const MEASURES = [
  'sink',
  'ingest',
  'reading',
  'nip77',
  'copy',
  'pages',
  'import',
  'append',
  'audit',
  'negentropy',
] as const

export type Measure = (typeof MEASURES)[number]

/** Another relay that does the same work in the same run. */
export interface Peer {
  readonly name: string
  readonly url: string
}

export interface BenchOptions {
  readonly only: ReadonlySet<Measure>
  /** Events of one round. */
  readonly events: number
  readonly rounds: number
  readonly portable: boolean
  readonly seed: number
  readonly peers: readonly Peer[]
  /** How often a question is asked in one round. */
  readonly times: number
  /** Items of the negentropy measure. */
  readonly items: number
  /** Folder for a processor profile of the node under measurement. */
  readonly profile?: string
}

export const USAGE = `usage: npm run bench -- [options]
  --quick             2,000 events and one round, instead of 20,000 and three
  --events N          events of one round
  --rounds N          a figure is the median of so many
  --only A,B          of: ${MEASURES.join(', ')}
  --portable          verify with WebAssembly, also where the system has libsecp256k1
  --peer [NAME=]URL   the same work against another relay (ws://…); may be given again
  --seed N            other texts and keys
  --profile FOLDER    writes a processor profile of the node under measurement
  --out FOLDER        where the results go; bench/results if not given
  --dry               prints the table and writes no results`

/** Reads the command line. @throws Error that says what was expected */
export function readOptions(
  args: readonly string[],
): BenchOptions & { out: string | undefined; dry: boolean } {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      events: { type: 'string' },
      rounds: { type: 'string' },
      only: { type: 'string' },
      portable: { type: 'boolean', default: false },
      peer: { type: 'string', multiple: true, default: [] },
      seed: { type: 'string', default: '1' },
      profile: { type: 'string' },
      out: { type: 'string' },
      dry: { type: 'boolean', default: false },
    },
  })
  const { quick, portable, seed, profile, out, dry } = values
  return {
    only: new Set(values.only?.split(',').map(measure) ?? MEASURES),
    events: whole('--events', values.events ?? (quick ? '2000' : '20000'), 100),
    rounds: whole('--rounds', values.rounds ?? (quick ? '1' : '3'), 1),
    portable,
    seed: whole('--seed', seed, 0),
    peers: values.peer.map(peer),
    times: quick ? 20 : 50,
    items: quick ? 10_000 : 100_000,
    ...(profile !== undefined && { profile }),
    out,
    dry,
  }
}

function measure(name: string): Measure {
  const found = MEASURES.find((one) => one === name)
  if (!found) throw new Error(`--only: expected some of ${MEASURES.join(', ')}, got ${name}`)
  return found
}

function whole(option: string, text: string, least: number): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < least)
    throw new Error(`${option}: expected a whole number from ${least}, got ${text}`)
  return number
}

function peer(text: string): Peer {
  const [, name, url] = /^(?:([^=]+)=)?(wss?:\/\/.+)$/.exec(text) ?? []
  if (url === undefined) throw new Error(`--peer: expected ws://… or NAME=ws://…, got ${text}`)
  return { name: name ?? new URL(url).host, url }
}
