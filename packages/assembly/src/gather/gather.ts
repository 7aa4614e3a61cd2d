// From a wall, as a copy holds it, to what the fold is given.

import {
  type Anchor,
  anchorDate,
  type DefinitionHistory,
  type DefinitionsHeld,
  foldDefinitions,
  KIND,
  type LogHoldings,
  type VerifiedEvent,
} from '@commonwall/wall'
import type { AssemblyInput, NamedLog } from '../fold/input.ts'
import { parseConstitution } from '../record/index.ts'
import { carriedHoldings, type KnownAnchors } from './carried.ts'

export interface WallHeld extends DefinitionsHeld {
  /** Every event held; those of other kinds are passed over. */
  readonly events: Iterable<VerifiedEvent>
  /** Ids in logs whose bodies are not held, unless they were held and are known to be no records. */
  readonly withheld?: Iterable<string>
  readonly known?: KnownAnchors
}

/** What is needed for one assembly, and the wall's history with the anchors that closes carry. */
export interface Gathered {
  readonly input: AssemblyInput
  readonly history: DefinitionHistory
}

/**
 * Gathers an assembly from a wall. Of each log all places up to the largest one known are taken to be known, so hand
 * over whole logs.
 * @throws DefinitionError if the constitution is none
 */
export async function gatherAssembly(held: WallHeld, constitution: VerifiedEvent): Promise<Gathered> {
  const parsed = parseConstitution(constitution)
  const events = [...held.events]
  const { everyWitness: witnesses } = foldDefinitions({ ...held, events })
  const carried = await carriedHoldings({ constitution: parsed, events, witnesses, known: held.known })
  const anchors = carried.map((log) => ({ ...log, positions: new Map<string, number>() }))
  const history = foldDefinitions({ ...held, events, logs: [...held.logs, ...anchors] })
  const dated = carried.filter((log) => log.anchors.some((anchor) => isDated(anchor, history)))
  const logs = parsed.logs.flatMap((key) => namedLog(key, held.logs, dated, history) ?? [])
  const withheld = [...(held.withheld ?? [])]
  return { history, input: { constitution, events, logs, withheld, wallTime: history.wallTime } }
}

/** Constitutions of a wall among some events. */
export function constitutionsAmong(events: Iterable<VerifiedEvent>): VerifiedEvent[] {
  return [...events].filter(({ kind }) => kind === KIND.constitution)
}

/**
 * True if a definition dates the checkpoint while it is in force. The place that a proof gives counts only then: the log
 * alone would sign a history of its own for it, in which a late ballot stands below what witnesses saw long before.
 */
function isDated(anchor: Anchor, history: DefinitionHistory): boolean {
  return history.versions.some(({ definition, inForceAt }) => {
    const date = inForceAt === undefined ? undefined : anchorDate(anchor, definition)
    return date !== undefined && history.definitionAt(Math.max(date, inForceAt ?? 0)).id === definition.id
  })
}

function namedLog(
  key: string,
  held: readonly LogHoldings[],
  carried: readonly LogHoldings[],
  history: DefinitionHistory,
): NamedLog | undefined {
  const dates = history.datesIn(key)
  if (dates === undefined) return undefined
  const own = held.filter((log) => log.key === key)
  const length = own.reduce((most, { length }) => Math.max(most, length), 0)
  const [only, ...others] = [...own, ...carried.filter((log) => log.key === key && log.positions.size > 0)]
  if (only === undefined || others.length === 0)
    return { key, length, dates, positions: only?.positions ?? new Map() }
  // Should a bad log hold an id twice, its first place counts, whoever shows the other.
  const positions = new Map(only.positions)
  for (const log of others)
    for (const [id, index] of log.positions) positions.set(id, Math.min(index, positions.get(id) ?? index))
  return { key, length, dates, positions }
}
