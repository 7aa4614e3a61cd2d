// The voice of this device in the assembly that is open, asked again whenever something changed.

import { useEffect, useState } from 'preact/hooks'
import type { AssemblyView } from '../../../assembly/model.ts'
import type { VoiceItem } from '../../engine/voice/calls.ts'
import type { State } from '../../shell/state.ts'
import { ACT_WORDS, type ActWords } from './words.ts'

/** What every part of acting is given. */
export interface ActProps {
  readonly view: AssemblyView
  /** The place of the constitution in the log. */
  readonly place: number
  readonly state: State
}

/** Undefined until it was asked; `none` where there is no voice. */
export function useVoice(assembly: string, state: State): VoiceItem | 'none' | undefined {
  const [voice, setVoice] = useState<VoiceItem | 'none'>()
  const version = state.version.value
  useEffect(() => {
    if (version >= 0) void state.engine.ask('voice', assembly).then((got) => setVoice(got ?? 'none'))
  }, [version, assembly, state.engine])
  return voice
}

/** A voice that may speak now; undefined for any other. */
export function speaking(voice: VoiceItem | 'none' | undefined): VoiceItem | undefined {
  return voice !== undefined && voice !== 'none' && voice.state === 'speaks' ? voice : undefined
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
    state.said.value = wordsOf(state).failed(error instanceof Error ? error.message : String(error))
    return false
  }
}
