// Empty places told apart: withdrawn, folded, or withheld by this copy.
//
// A hole proves nothing by itself; its class is derived from events that are held. One without a reason is withheld, and
// asked of another source.

import {
  classifyHole,
  type DefinitionHistory,
  foldState,
  type Hole,
  KIND,
  type Names,
  refusalBy,
  rolesOf,
  tagValues,
  takenBackAt,
  type VerifiedEvent,
} from '@commonwall/wall'
import type { Holdings } from './holdings.ts'
import type { LogCopy } from './log-copy.ts'

/** An empty place of a log, and why it is empty. */
export interface ClassedHole {
  readonly id: string
  /** Place in the log, from 0. */
  readonly position: number
  readonly why: Hole
}

export interface HolesInput {
  readonly holes: Iterable<{ readonly id: string; readonly position: number }>
  readonly events: Iterable<VerifiedEvent>
  readonly history: DefinitionHistory
  readonly names: Names
  /** Public keys of hosts: the inbox keys that logs announce. What they refuse openly is said with its law. */
  readonly hosts: readonly string[]
}

/** Classes empty places by what is held. */
export function classifyHoles({ holes, events, history, names, hosts }: HolesInput): readonly ClassedHole[] {
  const withdrawals: VerifiedEvent[] = []
  const labels = new Map<string, VerifiedEvent[]>()
  const signatures: VerifiedEvent[] = []
  for (const event of events)
    if (event.kind === KIND.withdrawal || event.kind === KIND.vanish) withdrawals.push(event)
    else if (event.kind === KIND.signature) signatures.push(event)
    else if (event.kind === KIND.label)
      for (const target of tagValues(event, 'e')) labels.set(target, [...(labels.get(target) ?? []), event])
  const time = { wallTime: history.wallTime, witnessedTime: (id: string) => history.witnessedTime(id) }
  const roles = rolesOf(history)
  const takenBack = takenBackAt(withdrawals, time)
  return [...holes].map(({ id, position }) => {
    const about = labels.get(id) ?? []
    const fold = foldState({
      target: { id, kind: undefined },
      labels: about,
      signatures,
      roles,
      time,
      takenBack,
    })
    const refusal = refusalBy(hosts, id, about, withdrawals)
    const why = classifyHole({ id, target: undefined, withdrawals, fold, refusal, names, time })
    return { id, position, why }
  })
}

/** The empty places of a log, newest first. */
export function holesOf(holdings: Holdings, log: LogCopy): readonly ClassedHole[] {
  const history = holdings.history()
  const names = holdings.names()
  const holes = log.holes()
  if (!history || !names || holes.length === 0) return []
  return classifyHoles({ holes, events: holdings.shelf.all(), history, names, hosts: [...holdings.hosts] })
}
