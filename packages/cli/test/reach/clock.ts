// A clock that runs of processes move by hand: loaded before a command (`--import`), it adds to the time of day the seconds
// that stand in a file. How fast time passes stays as it is; only its date moves.

import { readFileSync, renameSync, writeFileSync } from 'node:fs'

/** Names the file; processes hand it to those that they start. */
const VARIABLE = 'COMMONWALL_TEST_CLOCK'
/** Milliseconds after which the file is read again. */
const FRESH = 200

const file = process.env[VARIABLE]
let seconds = 0
let readAt = Number.NEGATIVE_INFINITY

function offset(): number {
  if (file !== undefined && performance.now() - readAt > FRESH) {
    seconds = Number(readFileSync(file, 'utf8'))
    readAt = performance.now()
  }
  return seconds
}

if (file !== undefined) {
  const systemNow = Date.now
  Date.now = () => systemNow() + 1000 * offset()
}

/** How a command is started by the clock of this run, if it has one. */
export function byClock(): readonly string[] {
  return process.env[VARIABLE] === undefined ? [] : ['--import', import.meta.url]
}

export interface RunClock {
  /** Unix seconds. */
  now(): number
  /** Lets every process of the run live so much later. */
  pass(seconds: number): void
  close(): void
}

/** The clock of everything that is started from now on. @param path file that it is kept in */
export function startClock(path: string): RunClock {
  let later = 0
  // Whole at any moment, for whoever reads it.
  const write = () => {
    writeFileSync(`${path}.new`, String(later))
    renameSync(`${path}.new`, path)
  }
  write()
  process.env[VARIABLE] = path
  return {
    now: () => Math.floor(Date.now() / 1000) + later,
    pass(more) {
      later += more
      write()
    },
    close() {
      delete process.env[VARIABLE]
    },
  }
}
