// The voice of this device in the assembly that is open, asked again whenever something changed.

import { useEffect, useState } from 'preact/hooks'
import type { VoiceItem } from '../../engine/voice/calls.ts'
import type { State } from '../../shell/state.ts'

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
