// A million signed posts as files of JSON lines, made once: by as many threads as there are cores.
//
// Everything follows from the seed and the wall. A file is there whole or not at all, so a run that was
// interrupted goes on where it ended.

import { existsSync, mkdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

export interface PartsOptions {
  readonly folder: string
  readonly seed: number
  readonly wall: string
  readonly parts: number
  readonly newest: number
  readonly log: (line: string) => void
}

/** What a thread is started with. */
export interface PartWork extends Omit<PartsOptions, 'log'> {
  readonly numbers: readonly number[]
}

/** Posts of one part. */
export const PART = 10_000

export function partFile(folder: string, number: number): string {
  return join(folder, `${String(number).padStart(4, '0')}.jsonl`)
}

/** Makes the parts that are missing. @throws Error if a thread fails */
export async function makeParts({ log, ...options }: PartsOptions): Promise<void> {
  mkdirSync(options.folder, { recursive: true })
  const missing = Array.from({ length: options.parts }, (_, number) => number).filter(
    (number) => !existsSync(partFile(options.folder, number)),
  )
  if (missing.length === 0) return
  log(`signing ${missing.length * PART} posts`)
  const threads = Math.min(availableParallelism(), missing.length)
  let done = 0
  await Promise.all(
    Array.from({ length: threads }, (_, thread) => {
      const numbers = missing.filter((_, at) => at % threads === thread)
      const worker = new Worker(new URL('./part-worker.ts', import.meta.url), {
        workerData: { ...options, numbers } satisfies PartWork,
      })
      worker.on('message', () => {
        done++
        if (done % 10 === 0) log(`${done} of ${missing.length} parts signed`)
      })
      return new Promise<void>((resolve, reject) => {
        worker.once('error', reject)
        worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`exit code ${code}`))))
      })
    }),
  )
}
