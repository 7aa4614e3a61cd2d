// The definitions run: what may happen to a wall's definition, by real nodes and witnesses over days of wall time.
//
//   npm run test:slow -- definitions
//
// The clock is moved by hand, an hour at a time, as idle logs are cosigned; everything else is real: SQLite,
// WebSockets, witnesses on loopback, the published folder, and an audit over HTTP that knows nothing else.

import {
  closedLog,
  lostWitnesses,
  noWitness,
  restoredLog,
  rivals,
  stolenOldKey,
} from '../test/node/definition-cases.ts'
import type { Played } from '../test/node/stations.ts'
import { openWorld, type World } from '../test/node/wall-on-loopback.ts'

const CASES: Readonly<Record<string, (world: World) => Promise<Played>>> = {
  'a stolen old keeper’s key undoes nothing': stolenOldKey,
  'rivals within the pause void each other, the next names both': rivals,
  'a log is closed: at once beside another, the last one after the pause': closedLog,
  'a lost log is restored with continues': restoredLog,
  'a lost log is restored on a wall without witnesses': (world) => restoredLog(world, false),
  'all witnesses are lost and replaced': lostWitnesses,
  'no witness at all': noWitness,
}

export async function run({ log }: { readonly log: (line: string) => void }) {
  const notes: string[] = []
  let failed = 0
  for (const [name, play] of Object.entries(CASES)) {
    const world = openWorld()
    const started = performance.now()
    try {
      const { days, audits } = await play(world)
      const seconds = Math.round((performance.now() - started) / 1000)
      notes.push(`${name}: ${days.toFixed(1)} days, ${audits} audits agreed (${seconds} s)`)
    } catch (error) {
      failed++
      notes.push(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : error}`)
    }
    log(notes.at(-1) ?? '')
    await world.close()
  }
  return { passed: notes.length - failed, failed, skipped: 0, notes }
}
