// A place without its text: it keeps its number and says why, in one line.

import type { Absence, Spoken } from '../model.ts'
import type { Ui } from '../ui.ts'
import { absenceWords } from './absence-words.ts'
import { PlainText } from './plain-text.tsx'

export function HoleLine({ absence, text, ui }: { absence: Absence; text: Spoken | undefined; ui: Ui }) {
  const words = absenceWords(absence, ui)
  if (text === undefined) return <p class="gone">{words}</p>
  return (
    <details class="gone">
      <summary>
        {words} <span class="act">{ui.t.unfold}</span>
      </summary>
      <PlainText text={text} ui={ui} />
    </details>
  )
}
