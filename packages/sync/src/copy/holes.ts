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
  // By what they name: of thousands of empty places each finds its own, and looks at no other's.
  const [labels, signatures, naming] = [new Naming(), new Naming(), new Naming()]
  for (const event of events) {
    if (event.kind === KIND.withdrawal || event.kind === KIND.vanish) withdrawals.push(event)
    if (event.kind === KIND.withdrawal) naming.add(event)
    else if (event.kind === KIND.signature) signatures.add(event)
    else if (event.kind === KIND.label) labels.add(event)
  }
  const roles = rolesOf(history)
  const takenBack = takenBackAt(withdrawals, history)
  return [...holes].map(({ id, position }) => {
    const about = labels.of([id])
    const ids = about.map((label) => label.id)
    const fold = foldState({
      target: { id, kind: undefined },
      labels: about,
      signatures: signatures.of(ids),
      roles,
      time: history,
      takenBack,
    })
    const refusal = refusalBy(hosts, id, about, naming.of(ids))
    const why = classifyHole({
      ...{ id, target: undefined, withdrawals: naming.of([id]) },
      ...{ fold, refusal, names, time: history },
    })
    return { id, position, why }
  })
}

/** Events by the ids that they name. */
class Naming {
  readonly #events = new Map<string, VerifiedEvent[]>()

  add(event: VerifiedEvent): void {
    for (const named of tagValues(event, 'e')) {
      const others = this.#events.get(named)
      if (others === undefined) this.#events.set(named, [event])
      else others.push(event)
    }
  }

  of(ids: readonly string[]): readonly VerifiedEvent[] {
    return ids.flatMap((id) => this.#events.get(id) ?? [])
  }
}

/** The empty places of a log, newest first. */
export function holesOf(holdings: Holdings, log: LogCopy): readonly ClassedHole[] {
  const history = holdings.history()
  const names = holdings.names()
  const holes = log.holes()
  if (!history || !names || holes.length === 0) return []
  return classifyHoles({ holes, events: holdings.shelf.all(), history, names, hosts: [...holdings.hosts] })
}
