// A running node as the place where the demonstration's assembly meets: its log dates what is said, by a clock that runs
// through weeks in a moment.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LogRead, NamedLog } from '@commonwall/assembly'
import { type Beginning, dataFolder } from '@commonwall/node'
import { checkpointPath, LogDates, logOrigin, originHash, type VerifiedEvent } from '@commonwall/wall'
import type { Venue } from '../../assembly/demo/words/venue.ts'

export interface NodeVenueOptions {
  readonly node: Beginning
  /** Its data folder. */
  readonly folder: string
  /** The node's clock, which is set here; unix seconds. */
  readonly clock: { now: number }
  /** A log that the constitution names and nobody has: on one machine there is but one hand. */
  readonly nobodys: string
}

/** After so many seconds an idle log signs again: the anchor that its segment keeps then covers all that was said. */
const SIGNS_AGAIN = 2 * 3600

export function nodeVenue({ node, folder, clock, nobodys }: NodeVenueOptions): Venue {
  const log = node.state.history().current.logs[0]?.key ?? ''
  const origin = logOrigin(node.wall, log)
  const checkpoint = join(dataFolder(folder).published, checkpointPath(originHash(origin) ?? ''))
  const said: VerifiedEvent[] = []
  const dated: { size: number; date: number }[] = []
  let waiting: VerifiedEvent[] = []

  const takeIn = async () => {
    for (const wave of runsOfKind(waiting)) {
      const answers = await Promise.all(wave.map((event) => node.intake.take(event, 'relay')))
      const refused = answers.find(({ ok }) => !ok)
      if (refused) throw new Error(`a record of the demonstration was refused: ${refused.message}`)
    }
    said.push(...waiting)
    waiting = []
    await node.flush()
    clock.now += SIGNS_AGAIN
    await node.look()
    const missing = said.find(({ id }) => node.store.position('default', id) === undefined)
    if (missing)
      throw new Error(`a record of the demonstration (${missing.kind}) has no place after two hours`)
    dated.push({ size: sizeOf(readFileSync(checkpoint, 'utf8')), date: clock.now })
  }
  return {
    wall: node.wall,
    logs: [log, nobodys],
    say: (event) => void waiting.push(event),
    async becomes(time) {
      await takeIn()
      clock.now = Math.max(clock.now, time)
    },
    async read(until): Promise<readonly LogRead[]> {
      const note = readFileSync(checkpoint, 'utf8')
      const last = dated.at(-1)
      if (last === undefined || last.date > until || last.size !== sizeOf(note))
        throw new Error('checkpoint: expected one that was signed before the stage ended')
      return [{ log, size: last.size, note }]
    },
    named: (): readonly NamedLog[] => [
      {
        key: log,
        length: dated.at(-1)?.size ?? 0,
        positions: new Map(said.map(({ id }) => [id, node.store.position('default', id) ?? 0])),
        dates: new LogDates(dated),
      },
    ],
  }
}

/** Second line of a note: how many leaves it covers. */
function sizeOf(note: string): number {
  return Number(note.split('\n')[1])
}

/** Neighbours of one kind are taken in together; what builds on them comes after. */
function runsOfKind(events: readonly VerifiedEvent[]): readonly (readonly VerifiedEvent[])[] {
  const runs: VerifiedEvent[][] = []
  for (const event of events) {
    const last = runs.at(-1)
    if (last?.[0]?.kind === event.kind) last.push(event)
    else runs.push([event])
  }
  return runs
}
