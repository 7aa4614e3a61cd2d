// What a label does, and what a report says, in words.

import type { FoldReason } from '../../pages/model.ts'
import type { State } from '../shell/state.ts'

export function verbWords(verb: string, state: State): string {
  const { a, t } = state.words.value
  if (verb.startsWith('fold/')) {
    const reason = t.reason[verb.slice('fold/'.length) as FoldReason]
    return a.moderation.folded(reason)
  }
  return a.moderation.verbs[verb as keyof typeof a.moderation.verbs] ?? verb
}

/** @param type NIP-56's word */
export function reportWords(type: string, state: State): string {
  const { types } = state.words.value.a.report
  return types[type as keyof typeof types] ?? types.other
}
