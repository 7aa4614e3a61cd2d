// What every view of an assembly is given: how to speak, and the paths of its own pages.

import type { Ui } from '../../pages/ui.ts'
import type { AssemblyView } from '../model.ts'
import { ASSEMBLY_WORDS, type AssemblyWords } from '../words.ts'
import { assemblyPath } from './path.ts'

export interface Show {
  readonly ui: Ui
  readonly words: AssemblyWords
  /** The place of its constitution in the log. */
  readonly place: number
  /** A path of this assembly: its front without parts. */
  path(...parts: readonly (string | number)[]): string
}

export function showOf(ui: Ui, place: number): Show {
  const path = (...parts: readonly (string | number)[]) => assemblyPath(ui, place, ...parts)
  return { ui, words: ASSEMBLY_WORDS[ui.frame.lang], place, path }
}

/** "Round 2", "The whole document". */
export function stageName({ constitution }: AssemblyView, stage: number, { words }: Show): string {
  return stage < constitution.rounds.length ? words.stages.round(stage + 1) : words.stages.whole
}

/** The stage whose result is shown: the last round that began and of which this copy can tell. */
export function shownRound({ state }: AssemblyView): number | undefined {
  const at = state.stages.findLastIndex(({ kind, passages }) => kind === 'round' && passages.length > 0)
  return at === -1 ? undefined : at
}
