// A place without its text: it keeps its number and says why, in one line.

import type { Absence, Spoken } from '../model.ts'
import type { Ui } from '../ui.ts'
import { PlainText } from './plain-text.tsx'

/** The reason in words. */
export function absenceWords(absence: Absence, { t }: Ui): string {
  switch (absence.kind) {
    case 'withdrawn':
      return t.withdrawn
    case 'absent':
      return t.absent
    case 'claimed':
      return t.claimed
    case 'refused':
      return t.refused(absence.jurisdiction)
    case 'folded': {
      const law = absence.jurisdiction === undefined ? '' : ` (${t.underLaw(absence.jurisdiction)})`
      return `${t.folded}${colonAfter(t.folded)}${t.reason[absence.reason]}${law}`
    }
  }
}

/** Chinese sets a full-width colon without a space. */
function colonAfter(word: string): string {
  return /\p{Script=Han}/u.test(word) ? '：' : ': '
}

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
