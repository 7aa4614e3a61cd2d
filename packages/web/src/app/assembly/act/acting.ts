// What acting in the assembly that is open shares: what it is given, how it speaks, and how it says what came of it.

import type { AssemblyView } from '../../../assembly/model.ts'
import type { State } from '../../shell/state.ts'
import { whyOf } from '../../shell/why.ts'
import { ACT_WORDS, type ActWords } from './words.ts'

/** What every part of acting is given. */
export interface ActProps {
  readonly view: AssemblyView
  /** The place of the constitution in the log. */
  readonly place: number
  readonly state: State
}

export function wordsOf(state: State): ActWords {
  return ACT_WORDS[state.lang.value]
}

/** Does it, and says aloud what came of it. @returns true if it was done */
export async function tell(state: State, done: string, act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act()
    state.said.value = done
    return true
  } catch (error) {
    state.said.value = wordsOf(state).failed(whyOf(error, state.lang.value))
    return false
  }
}
