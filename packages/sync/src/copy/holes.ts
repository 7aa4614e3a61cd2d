// Empty places told apart: withdrawn, folded, or withheld by this copy.
//
// A hole proves nothing by itself; its class is derived from events that are held. One without a reason is withheld, and
// asked of another source.

import {
  classifyHole,
  type DefinitionHistory,
  foldState,
  type Hole,
  isShown,
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

/** Kinds that say why a place may be empty. */
const SAYING: ReadonlySet<number> = new Set([KIND.label, KIND.signature, KIND.withdrawal])

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
  /** The reader's clock, unix seconds. */
  readonly now: number
}

/** Classes empty places by what is held. */
export function classifyHoles(input: HolesInput): readonly ClassedHole[] {
  const { holes, events, history, names, hosts, now } = input
  const view = { wall: history.wall, names, time: history, now }
  const said: VerifiedEvent[] = []
  // By what they name: of thousands of empty places each finds its own, and looks at no other's.
  const naming = new Naming()
  for (const event of events) {
    if (!SAYING.has(event.kind) || !isShown(event, view)) continue
    said.push(event)
    naming.add(event)
  }
  const roles = rolesOf(history)
  const takenBack = takenBackAt(said, history)
  return [...holes].map(({ id, position }) => {
    // Each question passes over what is of another kind.
    const about = naming.of([id])
    const beside = naming.of(about.map((one) => one.id))
    const target = { id, kind: undefined }
    const fold = foldState({ target, labels: about, signatures: beside, roles, time: history, takenBack })
    const refusal = refusalBy(hosts, id, about, beside)
    const why = classifyHole({
      ...{ id, target: undefined, withdrawals: about },
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
  const { shelf, hosts } = holdings
  return classifyHoles({ holes, events: shelf.all(), history, names, hosts: [...hosts], now: holdings.now() })
}
