// What everybody sees of moderation.

import type { ModerationView } from '../engine/moderate/view.ts'
import type { State } from '../shell/state.ts'
import { useAnswer } from '../shell/use-answer.ts'

/** @param most how many of each list · @returns undefined until the engine has answered */
export function useModeration(state: State, most: number): ModerationView | undefined {
  return useAnswer(state, 'moderation', { lang: state.lang.value, most })
}
