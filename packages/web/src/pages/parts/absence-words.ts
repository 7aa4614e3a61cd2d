// Why a place has no text, in words.

import type { Absence } from '../model.ts'
import type { Ui } from '../ui.ts'

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
