// `npm run test:slow -- NAME [--seed N] [--key value …]`: the long runs, each at most 30 minutes, with a JSON result.
//
// Refuses to call it well where nothing was tried: a name that matches no case, a number that is none.

import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

/** What a slow run is given and what it answers; each lives beside the room that it tries. */
export interface SlowRun {
  run(options: {
    seed: number
    log: (line: string) => void
    args: Readonly<Record<string, string>>
  }): Promise<SlowResult>
}

export interface SlowResult {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  /** Figures and reasons, one line each. */
  readonly notes: readonly string[]
}

const runs: Readonly<Record<string, string>> = {
  rule: '../packages/assembly/slow/rule.ts',
  assembly: '../packages/assembly/slow/page.ts',
  relay: '../packages/node/slow/relay.ts',
  fuzz: '../packages/node/slow/fuzz.ts',
  crash: '../packages/node/slow/crash.ts',
  million: '../bench/slow/million.ts',
  definitions: '../packages/node/slow/definitions.ts',
  timing: '../packages/node/slow/timing.ts',
  credential: '../packages/node/slow/credential.ts',
  unlinkable: '../packages/node/slow/unlinkable.ts',
  bundles: '../packages/sync/slow/bundles.ts',
  flip: '../packages/cli/slow/flip.ts',
  survive: '../packages/cli/slow/survive.ts',
  split: '../packages/cli/slow/split.ts',
  fork: '../packages/cli/slow/fork.ts',
  seized: '../packages/cli/slow/seized.ts',
  house: '../packages/cli/slow/house.ts',
  'carried-assembly': '../packages/cli/slow/carried-assembly.ts',
  journeys: '../e2e/slow/journeys.ts',
  firefox: '../e2e/slow/firefox.ts',
  oldest: '../e2e/slow/oldest.ts',
  webkit: '../e2e/slow/webkit.ts',
  traces: '../e2e/slow/traces.ts',
  hostile: '../e2e/slow/hostile.ts',
  pace: '../e2e/slow/pace.ts',
  negotiate: '../e2e/slow/negotiate.ts',
  'assembly-page': '../e2e/slow/assembly-page.ts',
  flood: '../packages/cli/slow/flood.ts',
  wave: '../packages/cli/slow/wave.ts',
  scale: '../packages/cli/slow/scale.ts',
  onion: '../packages/cli/slow/onion.ts',
  lab: '../e2e/lab/slow/lab.ts',
  packet: '../e2e/lab/slow/packet.ts',
  pack: '../packages/tlog/slow/pack.ts',
  merkle: '../packages/tlog/slow/merkle.ts',
  'tlog-speed': '../packages/tlog/slow/speed.ts',
}

/** Options of these runs that are no number. */
const WORDS = ['file', 'folder', 'lang', 'only', 'peer', 'reader', 'scenario', 'shots', 'size']

const [name = '', ...rest] = process.argv.slice(2)
const file = runs[name]
if (!file) {
  console.error(
    `usage: npm run test:slow -- NAME [--seed N]\nNAME is one of: ${Object.keys(runs).join(', ')}`,
  )
  process.exit(2)
}
const { tokens } = parseArgs({ args: rest, strict: false, tokens: true, allowPositionals: true })
const args: Record<string, string> = {}
for (const [at, token] of tokens.entries()) {
  if (token.kind !== 'option') continue
  const next = tokens[at + 1]
  args[token.name] = token.value ?? (next?.kind === 'positional' ? next.value : 'true')
}
for (const [option, value] of Object.entries(args))
  if (!WORDS.includes(option) && !/^\d+$/.test(value)) {
    console.error(`--${option}: expected a whole number, got ${value}`)
    process.exit(2)
  }
const seed = Number(args.seed ?? 1)
const started = performance.now()
const slow = (await import(file)) as SlowRun
const result = await slow.run({ seed, log: (line) => console.log(line), args })
const seconds = Math.round((performance.now() - started) / 100) / 10
mkdirSync('results/slow', { recursive: true })
writeFileSync(
  `results/slow/${name}.json`,
  `${JSON.stringify({ name, seed, seconds, ...result }, undefined, 2)}\n`,
)
for (const note of result.notes) console.log(note)
console.log(`${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped`)
const tried = result.passed + result.failed + result.skipped > 0
if (!tried) console.error(`${name}: expected at least one case, got none`)
process.exit(tried && result.failed === 0 ? 0 : 1)
