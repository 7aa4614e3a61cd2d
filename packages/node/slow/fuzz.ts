// At least 100,000 seeded broken frames, events, requests, connections and inbox bodies
// against a node in a process of its own.
//
//   npm run test:slow -- fuzz --seed 7 --count 100000 --from 0
//
// Every case must get its standard refusal or its answer, the node must stay up without a fault, and its memory
// must stay bounded. A case is replayed alone by `--from N --count 1` with the same seed.

import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from './conformance/client.ts'
import { fullSegmentProblem } from './fuzzing/full-segment.ts'
import { fuzz } from './fuzzing/run.ts'
import { makeSealedLines } from './fuzzing/sealed-lines.ts'
import { makeSupplies } from './fuzzing/supplies.ts'

/** The node may grow by as much over the run: buffers of slow readers, caches of the database, garbage. */
const MAX_GROWTH = 300_000_000

interface FuzzRunOptions {
  readonly seed: number
  readonly log: (line: string) => void
  readonly args: Readonly<Record<string, string>>
}

export async function run({ seed, log, args }: FuzzRunOptions) {
  const count = Number(args.count ?? 100_000)
  const from = Number(args.from ?? 0)
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-fuzz-'))
  const child = fork(new URL('./fuzzing/serve-open.ts', import.meta.url), [join(folder, 'data')], {
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  })
  const faults: string[] = []
  // A node that can be made to print is one whose disk can be filled.
  child.stderr?.on('data', (text) => faults.push(`printed: ${String(text).slice(0, 200)}`))
  let highest = 0
  child.on('message', (message: { fault?: string; rss?: number }) => {
    if (message.fault !== undefined) faults.push(message.fault)
    highest = Math.max(highest, message.rss ?? 0)
  })
  try {
    const [{ url, inbox }] = (await once(child, 'message')) as [{ url: string; inbox: string }]
    const before = await memoryOf(child)
    const now = Math.floor(Date.now() / 1000)
    const supplies = makeSupplies(seed, now)
    const sealed = makeSealedLines(seed, now, await inboxKeyOf(inbox), supplies)
    const started = performance.now()
    const { done, lines, by, problems } = await fuzz({
      url,
      seed,
      from,
      count,
      connections: 4,
      supplies,
      inbox: { url: inbox, supplies: { ...supplies, sealed } },
      onProgress(number) {
        child.send('memory')
        if (number % 10_000 === 0) log(`${number} of ${count}, at most ${mega(highest)} so far`)
      },
    })
    const seconds = (performance.now() - started) / 1000
    const after = await memoryOf(child)
    const lost = await missing(
      url,
      supplies.largest.map(({ id }) => id),
    )
    const unreadable = supplies.largest.flatMap((event) => fullSegmentProblem([event]) ?? [])
    const wrong = [
      ...problems,
      ...faults.map((fault) => `fault: ${fault}`),
      ...unreadable.map((problem) => `a segment of maximal events cannot be read: ${problem}`),
      ...lost.map((id) => `a maximal event is missing: ${id}`),
      ...(child.exitCode === null ? [] : [`the node ended with ${child.exitCode}`]),
      ...(highest - before > MAX_GROWTH ? [`memory grew by ${mega(highest - before)}`] : []),
    ]
    for (const problem of wrong) log(problem)
    return {
      passed: done - problems.length + supplies.largest.length - unreadable.length,
      failed: wrong.length,
      skipped: 0,
      notes: [
        `${done} cases from ${from} in ${seconds.toFixed(1)} s, with ${lines} lines for the inbox`,
        `resident memory: ${mega(before)} before, ${mega(highest)} at most, ${mega(after)} after`,
        ...[...by].sort().map(([name, number]) => `${number} × ${name}`),
      ],
      problems: wrong,
    }
  } finally {
    child.send('close')
    await once(child, 'exit')
    rmSync(folder, { recursive: true })
  }
}

/** The key to seal to, from the note that stands where bodies are posted. */
async function inboxKeyOf(inbox: string): Promise<string> {
  const note = await (await fetch(inbox)).text()
  return note.split('\n')[1] ?? ''
}

async function memoryOf(child: ChildProcess): Promise<number> {
  child.send('memory')
  for (;;) {
    const [message] = (await once(child, 'message')) as [{ rss?: number }]
    if (message.rss !== undefined) return message.rss
  }
}

/** Ids that the node took and does not give back. */
async function missing(url: string, ids: readonly string[]): Promise<readonly string[]> {
  const client = await Client.connect(url)
  const { events } = await client.fetch({ ids })
  client.close()
  return ids.filter((id) => !events.some((event) => event.id === id))
}

function mega(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)} MB`
}
