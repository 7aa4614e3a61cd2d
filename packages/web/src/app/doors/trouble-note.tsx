// What a door says when it did not do what it does: in the reader's language, with what can be done.

import type { Language } from '../../pages/model.ts'
import type { Ui } from '../../pages/ui.ts'
import { whyOf } from '../shell/why.ts'
import { DoorError, troubleIn } from './trouble.ts'
import { TROUBLE_WORDS } from './trouble-words.ts'

/** @param error of a door, of an engine, or any other */
export function troubleOf(error: unknown, lang: Language): string {
  const { failed, trouble } = TROUBLE_WORDS[lang]
  return failed(error instanceof DoorError ? trouble[troubleIn(error.code)] : whyOf(error, lang))
}

interface TroubleNoteProps {
  /** Undefined while nothing went wrong. */
  readonly failed: unknown
  /** Tries again what has no button of its own. */
  readonly again?: (() => void) | undefined
  readonly ui: Ui
}

export function TroubleNote({ failed, again, ui: { frame } }: TroubleNoteProps) {
  if (failed === undefined) return undefined
  return (
    <>
      <p class="late" role="alert">
        {troubleOf(failed, frame.lang)}
      </p>
      {again && (
        <p class="acts">
          <button type="button" class="second" onClick={again}>
            {TROUBLE_WORDS[frame.lang].retry}
          </button>
        </p>
      )}
    </>
  )
}
