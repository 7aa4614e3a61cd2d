// The model's words for what `wall` calls states and folds.

import type { DefinitionState, Hole } from '@commonwall/wall'
import type { Absence, DefinitionView, FoldReason } from '../model.ts'

const STATES: Record<DefinitionState, DefinitionView['state']> = {
  'in force': 'in-force',
  past: 'earlier',
  'bound, waiting': 'waiting',
  void: 'attempt',
  attempt: 'attempt',
  unsigned: 'attempt',
}

export function stateOf(state: DefinitionState): DefinitionView['state'] {
  return STATES[state]
}

/** @param verb a fold's, such as `fold/spam` */
export function folded(verb: string, jurisdiction: string | undefined): Absence {
  return { kind: 'folded', reason: verb.slice('fold/'.length) as FoldReason, jurisdiction }
}

/** What a classified hole is to a reader; whose word nobody remembers is not said to be the author's. */
export function absenceOf(hole: Hole, jurisdiction: string | undefined): Absence {
  switch (hole.class) {
    case 'withdrawn':
      return { kind: hole.authorKnown ? 'withdrawn' : 'absent' }
    case 'folded':
      return folded(hole.reason, jurisdiction)
    case 'withheld':
      return hole.refusal === undefined
        ? { kind: 'absent' }
        : { kind: 'refused', jurisdiction: hole.refusal.jurisdiction }
  }
}
