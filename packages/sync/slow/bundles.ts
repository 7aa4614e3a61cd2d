// A hundred thousand bundles made to harm, each handed to a copy that holds an earlier state of the wall.
//
//   npm run test:slow -- bundles [--cases 100000] [--seed 1]
//
// Cases are numbered: one that fails is tried again alone with `--cases 1 --seed <number>`.

import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { PartResult, PartWork } from './bundles/part.ts'

interface BundlesOptions {
  readonly seed: number
  readonly log: (line: string) => void
  readonly args: Readonly<Record<string, string>>
}

/** Cases that a thread is given at a time. */
const PART = 2_000

export async function run({ seed, log, args }: BundlesOptions) {
  const cases = Number(args.cases ?? 100_000)
  const parts = Array.from({ length: Math.ceil(cases / PART) }, (_, n): PartWork => {
    const from = seed + n * PART
    return { from, to: Math.min(seed + cases, from + PART) }
  })
  const results: PartResult[] = []
  const threads = Array.from({ length: Math.min(availableParallelism(), parts.length) }, async () => {
    for (let part = parts.shift(); part; part = parts.shift()) {
      results.push(await inThread(part))
      const done = results.reduce((sum, one) => sum + one.cases, 0)
      if (results.length % 5 === 0) log(`${done} of ${cases} cases`)
    }
  })
  await Promise.all(threads)
  const problems = results.flatMap((one) => one.problems)
  const count = (outcome: 'refused' | 'caught' | 'taken') =>
    results.reduce((sum, one) => sum + one.outcomes[outcome], 0)
  const peak = Math.max(...results.map(({ rss }) => rss))
  return {
    passed: cases - problems.length,
    failed: problems.length,
    skipped: 0,
    notes: [
      ...problems.slice(0, 20),
      `${cases} bundles: ${count('refused')} refused as files, ${count('caught')} caught by the copy, ${count('taken')} taken without harm`,
      `memory of the process at most ${Math.round(peak / 2 ** 20)} MiB`,
    ],
  }
}

function inThread(work: PartWork): Promise<PartResult> {
  const worker = new Worker(new URL('./bundles/part.ts', import.meta.url), { workerData: work })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`a thread ended with ${code} before it answered`)))
  })
}
