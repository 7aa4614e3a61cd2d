// The opinion map of an assembly: its voices by the two directions in which they differ most. For the eye only: no rule
// reads it, and no key stands in it.

import { opinionMapSteps } from '../axis/opinion-map.ts'
import type { AxisInput } from '../axis/positions.ts'
import { type Ballot, parseConstitution } from '../record/index.ts'
import { AssemblyClock } from './clock.ts'
import { credentialCheck } from './credential-check.ts'
import { sortIntoDrawers } from './drawers.ts'
import type { AssemblyInput } from './input.ts'
import type { Located } from './position-counts.ts'
import { RunningTally } from './running-tally.ts'
import type { AssemblyState, PassageState } from './state.ts'
import { VoiceBook, type Voices } from './voices.ts'

/** One voice on the map, in coordinates below 2^20 in size. */
export interface PointOnMap {
  readonly x: number
  readonly y: number
  /** Place of the group. */
  readonly group: number
  /** Of people who stand near each other, from 0; −1 where there are too few for clusters. */
  readonly cluster: number
}

/**
 * The map of the last round of which there is a result, from left to right; none where nobody differs.
 * @throws DefinitionError if the constitution is none
 */
export function* peopleMapSteps(
  input: AssemblyInput,
  { stages }: AssemblyState,
): Generator<undefined, readonly PointOnMap[]> {
  const constitution = parseConstitution(input.constitution)
  const round = stages.findLastIndex(({ kind, passages }) => kind === 'round' && passages.length > 0)
  const passages = stages[round]?.passages
  if (passages === undefined) return []
  const clock = new AssemblyClock(constitution.logs, input.logs, [])
  const drawers = yield* sortIntoDrawers(constitution, input.events)
  const isCredentialed = input.isCredentialed ?? credentialCheck(constitution)
  const book = new VoiceBook({ constitution, enrolments: drawers.enrolments, clock, isCredentialed })
  const until = (stage: number) => Math.min(constitution.rounds[stage]?.until ?? 0, input.wallTime)
  const voices = book.within(clock.sizesBy(until(round)))
  const tally = new RunningTally<Ballot>([], constitution.groups.length)
  for (const ballot of drawers.ballots) {
    const date = clock.date(ballot.id)
    const group = voices.get(ballot.author)
    if (group === undefined || date === undefined || ballot.stage > round) continue
    if (date > constitution.issuance.until && date <= until(ballot.stage)) tally.put(ballot, group)
  }
  yield
  const map = yield* opinionMapSteps(axisInput(passages, voices, tally.current))
  if (map === undefined) return []
  const groups = [...voices.values()]
  return [...map.people]
    .map((person, at) => ({
      ...{ x: map.x[at] ?? 0, y: map.y[at] ?? 0, group: groups[person] ?? 0 },
      cluster: map.clusters?.labels[at] ?? -1,
    }))
    .sort((a, b) => a.x - b.x || a.y - b.y || a.group - b.group)
}

/** One column a passage; of each voice the sum of its positions there, and their number. */
function axisInput(
  passages: readonly PassageState[],
  voices: Voices,
  ballots: ReadonlyMap<string, Located>,
): AxisInput {
  const places = new Map(passages.flatMap(({ wordings }, at) => wordings.map((one) => [one.id, at] as const)))
  const start: number[] = [0]
  const cells: { readonly place: number; sum: number; count: number }[] = []
  for (const pubkey of voices.keys()) {
    const own = new Map<number, (typeof cells)[number]>()
    for (const { on, value } of ballots.get(pubkey)?.ballot.positions ?? []) {
      const place = places.get(on)
      if (place === undefined) continue
      const cell = own.get(place) ?? { place, sum: 0, count: 0 }
      own.set(place, cell)
      cell.sum += value
      cell.count++
    }
    cells.push(...own.values())
    start.push(cells.length)
  }
  return {
    pubkeys: [...voices.keys()],
    groups: Uint8Array.from(voices.values()),
    // All passages are looked at together: which half each is of plays no part.
    columns: passages.map(({ id }) => ({ id, half: 0 })),
    rows: {
      start: Int32Array.from(start),
      column: Int32Array.from(cells, ({ place }) => place),
      sum: Int32Array.from(cells, ({ sum }) => sum),
      count: Int32Array.from(cells, ({ count }) => count),
    },
  }
}
