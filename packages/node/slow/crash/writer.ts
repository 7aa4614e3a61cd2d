// The process that is killed: writes without pause and says what is durable, one line each.
//
//   node writer.ts <data> <number of the first event> <seed>
//   → ready | stored <id> … (one put) | signed <size> <root>

import { writeSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { seeded } from '../../test/publish/dropping-disk.ts'
import { post } from '../../test/sequencer/rig.ts'
import { KEY, openCrashWall } from './wall.ts'

const [data = '', first = '0', seed = '1'] = process.argv.slice(2)
const random = seeded(Number(seed))
const say = (line: string) => writeSync(1, `${line}\n`)

const { store, logs } = await openCrashWall(data, { interval: 10 })
say('ready')
let said = -1
for (let n = Number(first); ; ) {
  const events = Array.from({ length: 1 + Math.floor(random() ** 2 * 12) }, () => post(n++))
  await store.put(events.map((event) => ({ event, log: 'default' as const })))
  say(`stored ${events.map(({ id }) => id).join(' ')}`)
  const newest = logs.state.anchors(KEY.key).at(-1)
  if (newest && newest.size !== said) {
    said = newest.size
    say(`signed ${newest.size} ${newest.root}`)
  }
  await setTimeout(random() * 25)
}
