// Writes vectors/time: lives of walls with real events and notes, and notes that are no anchors. Fixed keys, no
// randomness: the same bytes each time. What must come of each life is asserted by packages/wall/test/time.

import { formatNote, parseNote } from '@commonwall/tlog'
import { logOrigin } from '@commonwall/wall'
import { SCENARIOS } from '../../packages/wall/test/time/scenarios.ts'
import { HOUR, machineKey, personKey, START, World } from '../../packages/wall/test/time/world.ts'
import { writeVectors } from './write.ts'

async function life({ name, why, nowHours, play }: (typeof SCENARIOS)[number]) {
  const world = play()
  const now = START + (nowHours ?? 10_000) * HOUR
  const history = world.history(now)
  const logs = await Promise.all(
    world.logNames.map(async (log) => ({
      key: machineKey(log),
      ids: world.ids(log),
      notes: await world.notes(log),
    })),
  )
  const witnessed: Record<string, number> = {}
  for (const { id } of world.events) {
    const time = history.witnessedTime(id)
    if (time !== undefined) witnessed[id] = time
  }
  const expected = {
    current: history.current.id,
    wallTime: history.wallTime,
    versions: history.versions.map(({ definition, state, boundAt, inForceAt }) => ({
      id: definition.id,
      state,
      boundAt,
      inForceAt,
    })),
    logs: history.logs.map(({ key, state, countsFrom, closedAt }) => ({ key, state, countsFrom, closedAt })),
    witnessed,
    provisional: world.events.map(({ id }) => id).filter((id) => history.isProvisional(id)),
  }
  const source = 'DESIGN §3.2–§3.4'
  return { name, source, why, now, founding: world.founding, events: world.events, logs, expect: expected }
}

writeVectors(
  'time/valid/lives.json',
  'Definitions folded in time: founding event, events, logs (ids in order, notes), the reader’s clock, and what comes of it.',
  await Promise.all(SCENARIOS.map(life)),
)

const world = new World({ keepers: ['ann'], threshold: 1, witnesses: ['w1'] })
world.post('p')
const [note = ''] = await world.publish('A', 1, 'p').notes('A')
const { text, signatures } = parseNote(note)
const [byLog, own, byWitness] = signatures
if (byLog === undefined || own === undefined || byWitness === undefined) throw new Error('three signatures')
const bent = (line: typeof byLog) => ({
  ...line,
  signature: line.signature.map((byte, i) => (i === line.signature.length - 1 ? byte ^ 1 : byte)),
})
const of = {
  wall: world.first.id,
  log: machineKey('A'),
  witnesses: world.first.witnesses.map(({ name, key }) => ({ name, key })),
}
const otherWall = personKey('another wall')
writeVectors(
  'time/invalid/notes.json',
  'Notes that are no anchors of the log, with the code of the refusal.',
  [
    { why: 'no note at all', ...of, note: 'x', code: 'no-signatures' },
    {
      why: 'a signature of the log that does not verify',
      ...of,
      note: formatNote({ text, signatures: [bent(byLog), own] }),
      code: 'bad-signature',
    },
    {
      why: 'a cosignature of a known witness that does not verify',
      ...of,
      note: formatNote({ text, signatures: [byLog, own, bent(byWitness)] }),
      code: 'bad-signature',
    },
    {
      why: 'a witness without the log',
      ...of,
      note: formatNote({ text, signatures: [byWitness] }),
      code: 'no-log-signature',
    },
    {
      why: 'a log of another wall: only the witness is known, and the origin is another',
      ...{ ...of, wall: otherWall },
      note,
      code: 'wrong-origin',
    },
    {
      why: 'another log of this wall',
      ...{ ...of, log: machineKey('B') },
      note,
      code: 'wrong-origin',
    },
    {
      why: 'a text that names a larger size than was signed',
      ...of,
      note: note.replace(`${logOrigin(of.wall, of.log)}\n1\n`, `${logOrigin(of.wall, of.log)}\n2\n`),
      code: 'bad-signature',
    },
  ],
)
