// Where an assembly is, in one sentence.

import type { Ui } from '../../pages/ui.ts'
import type { Phase } from '../model.ts'
import { ASSEMBLY_WORDS } from '../words.ts'

/** @param accepted issuers that accepted it, and all of them: known once it was folded */
export function phaseLine(
  { kind, stage, whole, until }: Phase,
  ui: Ui,
  accepted?: { readonly by: number; readonly of: number },
): string {
  const { phase, stages } = ASSEMBLY_WORDS[ui.frame.lang]
  const name = whole ? stages.whole : stages.round(stage + 1)
  const day = until === undefined ? '' : ui.time(until)
  switch (kind) {
    case 'signing':
      return accepted === undefined ? '' : phase.signing(accepted.by, accepted.of)
    case 'never':
    case 'over':
      return phase[kind]
    case 'coming':
    case 'joining':
      return phase[kind](day)
    case 'waiting':
    case 'counting':
      return phase[kind](name, day)
    case 'round':
    case 'whole':
      return phase.round(name, day)
  }
}
