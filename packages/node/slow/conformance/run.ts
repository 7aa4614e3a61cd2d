// Runs every trial against one relay, in order, on one bench.

import { Author } from './author.ts'
import { Client } from './client.ts'
import { connecting } from './connecting.ts'
import { extending } from './extending.ts'
import { reading } from './reading.ts'
import type { Bench, Outcome, Trial } from './trial.ts'
import { withdrawing } from './withdrawing.ts'
import { writing } from './writing.ts'

/** In the order in which they must run: reading counts on what writing and connecting left behind. */
export const TRIALS: readonly Trial[] = [...connecting, ...writing, ...reading, ...withdrawing, ...extending]

export interface TrialResult {
  readonly name: string
  readonly required: boolean
  /** Why not; absent if it passed. */
  readonly problem?: string
}

export interface BenchOptions {
  readonly url: string
  /** 32 fresh bytes: runs against a relay that keeps things must not meet each other's. */
  readonly random: () => Uint8Array
  /** Unix seconds of the relay's clock. */
  readonly now: () => number
}

/** Opens a bench; `close` ends all its connections. */
export async function openBench({ url, random, now }: BenchOptions): Promise<Bench & { close(): void }> {
  const clients: Client[] = []
  const connect = async () => {
    const client = await Client.connect(url)
    clients.push(client)
    return client
  }
  const author = () => new Author(random(), now)
  return {
    url,
    now,
    connect,
    author,
    first: author(),
    second: author(),
    stranger: author(),
    client: await connect(),
    word: () => Buffer.from(random()).toString('hex').slice(0, 12),
    close() {
      for (const client of clients) client.close()
    },
  }
}

/** What a trial found; whatever it throws is a problem of the relay's. */
export async function runTrial(trial: Trial, bench: Bench): Promise<TrialResult> {
  const { name, required } = trial
  let problem: Outcome
  try {
    problem = await trial.run(bench)
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error)
  }
  return problem === undefined ? { name, required } : { name, required, problem }
}
