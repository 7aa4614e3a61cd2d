// What a report says, in words.

import type { State } from '../shell/state.ts'

/** @param type NIP-56's word */
export function reportWords(type: string, state: State): string {
  const { types } = state.words.value.a.report
  return types[type as keyof typeof types] ?? types.other
}
