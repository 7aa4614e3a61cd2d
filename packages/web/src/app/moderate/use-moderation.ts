// What everybody sees of moderation, asked again whenever the wall changed.

import { useEffect, useState } from 'preact/hooks'
import type { ModerationView } from '../engine/moderate/view.ts'
import type { State } from '../shell/state.ts'

/** @param most how many of each list · @returns undefined until the engine has answered */
export function useModeration(state: State, most: number): ModerationView | undefined {
  const [view, setView] = useState<ModerationView>()
  const version = state.version.value
  const lang = state.lang.value
  useEffect(() => {
    void version
    void state.engine.ask('moderation', { lang, most }).then(setView)
  }, [version, lang, most, state.engine])
  return view
}
