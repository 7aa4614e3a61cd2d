// Labels with the time from which they count: their witnessed time, and nobody's own clock.

import type { NostrEvent } from '../event/index.ts'
import { KIND } from '../event/index.ts'
import { type Label, parseLabel, RuleError } from '../rules/index.ts'
import type { TimeView } from './views.ts'

/** A label on the wall. */
export interface SpokenLabel extends Label {
  /** Witnessed time, unix seconds. */
  readonly at: number
  /** When its author took it back (kind 5), unix seconds. */
  readonly takenBack: number | undefined
}

/** When an author took an event of theirs back, unix seconds; undefined if never. See `takenBackAt`. */
export type TakenBack = (event: Pick<NostrEvent, 'id' | 'pubkey'>) => number | undefined

/**
 * The labels about a target, by (time, id), each once. Leaves out what is misshapen, not yet witnessed, or taken
 * back before it was witnessed.
 */
export function labelsAbout(
  target: string,
  labels: Iterable<NostrEvent>,
  time: TimeView,
  takenBack: TakenBack = () => undefined,
): readonly SpokenLabel[] {
  const spoken = new Map<string, SpokenLabel>()
  for (const event of labels) {
    const label = readLabel(event)
    const at = label && time.witnessedTime(label.id)
    if (label?.target !== target || at === undefined) continue
    const back = takenBack(event)
    if (back === undefined || back > at) spoken.set(label.id, { ...label, at, takenBack: back })
  }
  return [...spoken.values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

/** A label, or undefined for an event that is none. */
export function readLabel(event: NostrEvent): Label | undefined {
  if (event.kind !== KIND.label) return undefined
  try {
    return parseLabel(event)
  } catch (error) {
    if (error instanceof RuleError) return undefined
    throw error
  }
}
