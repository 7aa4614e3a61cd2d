// The voice of this device in the assembly that is open, asked again whenever something changed.

import { useState } from 'preact/hooks'
import type { VoiceItem } from '../../engine/voice/calls.ts'
import type { State } from '../../shell/state.ts'
import { useLatest } from '../../shell/use-latest.ts'

/** Undefined until it was asked; `none` where there is no voice. */
export function useVoice(assembly: string, state: State): VoiceItem | 'none' | undefined {
  const [voice, setVoice] = useState<VoiceItem | 'none'>()
  const { engine, version } = state
  useLatest(
    () => engine.ask('voice', assembly),
    (got) => setVoice(got ?? 'none'),
    [version.value, assembly, engine],
  )
  return voice
}

/** A voice that may speak now; undefined for any other. */
export function speaking(voice: VoiceItem | 'none' | undefined): VoiceItem | undefined {
  return voice !== undefined && voice !== 'none' && voice.state === 'speaks' ? voice : undefined
}
