// The crash run: a node is killed, loses power, and is restored from old backups.
//
//   npm run test:slow -- crash [--seed N] [--kills 200] [--points 1000]
//
// kill -9 tries the order of steps and the restart; it does not try fsync, since the system keeps what was
// written. The dropping disk does that. Neither tries the disk under SQLite, which has its own such tests.

import { losePower } from '../test/sequencer/lose-power.ts'
import { killOften } from './crash/kill.ts'
import { restoreBackups } from './crash/restore.ts'

interface CrashRun {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly notes: readonly string[]
  readonly results: readonly { readonly name: string; readonly problem: string | undefined }[]
}

interface CrashRunOptions {
  readonly seed: number
  readonly log: (line: string) => void
  readonly args: Readonly<Record<string, string>>
}

export async function run({ seed, log, args }: CrashRunOptions): Promise<CrashRun> {
  const results: { name: string; problem: string | undefined }[] = []
  const restores = await restoreBackups()
  for (const { name, ok, expected, said } of restores) {
    log(`restored, ${name}: ${said}`)
    results.push({
      name: `restored: ${name}`,
      problem: ok ? undefined : `expected ${expected}, got: ${said}`,
    })
  }
  const points = Number(args.points ?? 1_000)
  for (let point = 0; point < points; point++) {
    const { operation, problem } = await losePower(seed * 100_000 + point)
    results.push({ name: `power lost at operation ${operation}, seed ${seed * 100_000 + point}`, problem })
    if (point % 100 === 99) log(`power lost ${point + 1} times`)
  }
  const { kills, acknowledged, problem } = await killOften(Number(args.kills ?? 200), { seed, log })
  kills.forEach((kill, i) => {
    results.push({ name: `kill ${i + 1}, ${kill.after} ms after ${kill.since}`, problem: kill.problem })
  })
  results.push({ name: 'after the last kill: all acknowledged events are in the log', problem })
  const failures = results.filter((result) => result.problem !== undefined)
  return {
    passed: results.length - failures.length,
    failed: failures.length,
    skipped: 0,
    notes: [
      `${kills.length} kills, ${acknowledged} acknowledged events, ${kills.at(-1)?.size ?? 0} leaves published at the last one`,
      `${points} power losses on a disk that drops what was not synced; ${restores.length} stale backups`,
      ...failures.slice(0, 20).map((failure) => `${failure.name}: ${failure.problem}`),
    ],
    results,
  }
}
