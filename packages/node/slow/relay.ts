// The conformance run: every case of relay-tester (github.com/mikedilger/relay-tester) said again, and ours.
//
//   npm run test:slow -- relay                      our own node, in this process, on SQLite
//   npm run test:slow -- relay --peer ws://…        any other relay
//
// Required cases decide. Optional ones are counted as passed or, with their reason, as skipped: some ask for
// what a wall refuses on purpose, such as dates in the far future.

import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { foundWall } from '../src/data/found-wall.ts'
import { silentLog } from '../src/log.ts'
import { startNode } from '../src/node.ts'
import { openBench, runTrial, TRIALS, type TrialResult } from './conformance/run.ts'

/** 2040-01-01: dates beyond 2^31, where 32-bit varints loop for ever. */
const PAST_2038 = 2_208_988_800

interface RelayRun {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly notes: readonly string[]
  readonly results: readonly (TrialResult & { readonly relay: string })[]
}

interface RelayRunOptions {
  readonly seed: number
  readonly log: (line: string) => void
  readonly args: Readonly<Record<string, string>>
}

export async function run({ log, args }: RelayRunOptions): Promise<RelayRun> {
  const results = args.peer === undefined ? await runOurs(log) : await runAgainst(args.peer, 'peer', log)
  const failed = results.filter(({ required, problem }) => required && problem !== undefined)
  const unmet = results.filter(({ required, problem }) => !required && problem !== undefined)
  const required = results.filter((result) => result.required).length
  return {
    passed: results.length - failed.length - unmet.length,
    failed: failed.length,
    skipped: unmet.length,
    notes: [
      `required: ${required - failed.length} of ${required}; optional: ${results.length - required - unmet.length} of ${results.length - required}`,
      ...unmet.map(({ relay, name, problem }) => `optional, not met (${relay}): ${name}: ${problem}`),
    ],
    results,
  }
}

/** Once today, and once on a clock past 2038, where the relay takes events with such dates. */
async function runOurs(log: (line: string) => void) {
  const today = await runOnce('today', () => Date.now() / 1000, log)
  const shift = PAST_2038 - Date.now() / 1000
  const later = await runOnce('past 2038', () => Date.now() / 1000 + shift, log)
  return [...today, ...later]
}

async function runOnce(relay: string, now: () => number, log: (line: string) => void) {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-relay-'))
  foundWall({
    folder,
    titles: [{ lang: 'en', text: 'Conformance' }],
    boards: [{ slug: 'all', lang: 'en', title: 'All' }],
    langs: ['en'],
    url: 'http://127.0.0.1/',
    keeper: randomBytes(32),
    now: Math.floor(now()),
    random: randomBytes,
  })
  const node = await startNode({ folder, port: 0, open: true, log: silentLog, now: () => Math.floor(now()) })
  try {
    return await runAgainst(node.url.replace(/^http/, 'ws'), relay, log, now)
  } finally {
    await node.close()
    rmSync(folder, { recursive: true })
  }
}

async function runAgainst(
  url: string,
  relay: string,
  log: (line: string) => void,
  now: () => number = () => Date.now() / 1000,
) {
  const bench = await openBench({ url, random: () => randomBytes(32), now })
  const results: (TrialResult & { readonly relay: string })[] = []
  for (const trial of TRIALS) {
    const result = await runTrial(trial, bench)
    const mark = result.problem === undefined ? 'ok' : result.required ? 'FAILED' : 'not met'
    log(
      `${mark.padEnd(8)}${result.required ? '* ' : '  '}${result.name}${result.problem ? `: ${result.problem}` : ''}`,
    )
    results.push({ ...result, relay })
  }
  bench.close()
  return results
}
