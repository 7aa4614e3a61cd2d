// What acting in the assembly that is open shares: what it is given, and how it speaks.

import type { AssemblyView } from '../../../assembly/model.ts'
import type { State } from '../../shell/state.ts'
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
