// Why a place has no text, in words.

import type { Absence } from '../model.ts'
import { UNTITLED } from '../title/words.ts'
import type { Ui } from '../ui.ts'
import { colonAfter, inBrackets } from './brackets.ts'

/** The reason in words. */
export function absenceWords(absence: Absence, { t, frame }: Ui): string {
  switch (absence.kind) {
    case 'withdrawn':
      return t.withdrawn
    case 'absent':
      return t.absent
    case 'unread':
      return UNTITLED[frame.lang].unread
    case 'claimed':
      return t.claimed
    case 'refused':
      return t.refused(absence.jurisdiction)
    case 'folded': {
      const law = absence.jurisdiction === undefined ? '' : inBrackets(t.underLaw(absence.jurisdiction))
      return `${t.folded}${colonAfter(t.folded)}${t.reason[absence.reason]}${law}`
    }
  }
}
