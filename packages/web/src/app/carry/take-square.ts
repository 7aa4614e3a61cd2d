// A square that was seen, on a picture or by the camera, handed to the engine; a code is opened with its last one.

import type { Opened } from '../engine/carry/calls.ts'
import { PAPER } from '../i18n/paper.ts'
import type { Telling } from '../shell/state.ts'

/** @returns true if the code is whole. @throws EngineError with the reason if it says nothing that can be taken in */
export async function takeSquare(
  square: Uint8Array,
  state: Telling,
  onOpened: (opened: Opened) => void,
): Promise<boolean> {
  const opened = await state.engine.ask('openSquare', square)
  if (opened.kind === 'squares') {
    state.said.value = PAPER[state.lang.value].more(opened.missing)
    return false
  }
  onOpened(opened)
  return true
}
