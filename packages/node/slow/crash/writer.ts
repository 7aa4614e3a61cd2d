// The process that is killed: writes without pause and says what is durable, one line each.
//
//   node writer.ts <data> <number of the first event> <seed>
//   → ready | stored <id> … (one put, or what waits now) | signed <size> <root>

import { writeSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { alreadyVerified, eventId, KIND, type VerifiedEvent } from '@commonwall/wall'
import { seeded } from '../../test/publish/dropping-disk.ts'
import { post } from '../../test/sequencer/rig.ts'
import { KEY, openCrashWall } from './wall.ts'

const [data = '', first = '0', seed = '1'] = process.argv.slice(2)
const random = seeded(Number(seed))
const say = (line: string) => writeSync(1, `${line}\n`)

const { store, batch, ballots, logs } = await openCrashWall(data, { interval: 10 })
say('ready')
let said = -1
for (let n = Number(first); ; ) {
  const events = Array.from({ length: 1 + Math.floor(random() ** 2 * 12) }, () => post(n++))
  const put = store.put(events.map((event) => ({ event, log: 'default' as const })))
  const waiting = [post(n++), ballot(post(n++))]
  const added = waiting.map((event, at) => [batch, ballots][at]?.add({ event, log: 'default' }))
  // All at once, as on a node: a ballot may come, and others be released, while those before it are mixed.
  const released = Promise.all([batch.releaseDue(), ballots.look()])
  await put
  say(`stored ${events.map(({ id }) => id).join(' ')}`)
  await Promise.all(added)
  say(`stored ${waiting.map(({ id }) => id).join(' ')}`)
  await released
  const newest = logs.state.anchors(KEY.key).at(-1)
  if (newest && newest.size !== said) {
    said = newest.size
    say(`signed ${newest.size} ${newest.root}`)
  }
  await setTimeout(random() * 25)
}

/** A ballot in no assembly that is known here: it waits for midnight. */
function ballot({ id: _, sig, ...said }: VerifiedEvent): VerifiedEvent {
  const tags = [...said.tags, ['e', '0'.repeat(64)]]
  const unsigned = { ...said, kind: KIND.ballot, tags }
  return alreadyVerified({ ...unsigned, id: eventId(unsigned), sig })
}
