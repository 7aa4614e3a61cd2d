// A thread that tries a part of the cases.

import { parentPort, workerData } from 'node:worker_threads'
import { type CaseResult, hostileBundle, makeHostileBed, tryBundle } from '../../test/rig/hostile-bundles.ts'

/** Case numbers, from … to − 1. */
export interface PartWork {
  readonly from: number
  readonly to: number
}

export interface PartResult {
  readonly cases: number
  readonly outcomes: Record<CaseResult['outcome'], number>
  readonly problems: readonly string[]
  /** Bytes of the process at the end of the part. */
  readonly rss: number
}

const { from, to } = workerData as PartWork
const bed = await makeHostileBed()
const outcomes = { refused: 0, caught: 0, taken: 0 }
const problems: string[] = []
for (let number = from; number < to; number++) {
  const { problem, outcome } = await tryBundle(bed, hostileBundle(bed, number), `case ${number}`)
  outcomes[outcome]++
  if (problem !== undefined) problems.push(`case ${number}: ${problem}`)
}
const result: PartResult = { cases: to - from, outcomes, problems, rss: process.memoryUsage().rss }
parentPort?.postMessage(result)
