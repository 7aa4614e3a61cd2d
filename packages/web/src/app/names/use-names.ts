// The lasting names whose keys are on this device, and those of them that can speak.

import type { NameItem } from '../engine/name/list.ts'
import type { State } from '../shell/state.ts'
import { useAnswer } from '../shell/use-answer.ts'

/** Undefined until the engine has answered. */
export function useNames(state: State): readonly NameItem[] | undefined {
  return useAnswer(state, 'names')
}

/** Names that others can know, now or once what is on its way has come: a key that speaks for none counts for nothing. */
export function canSpeak({ state }: NameItem): boolean {
  return state === 'protected' || state === 'waiting'
}
