// Somebody who is mentioned in a text: by name, with the flag of a look-alike; a tap shows the words that tell whose name
// it is. Nobody's page is fetched for it.

import type { Author } from '../model.ts'
import type { Ui } from '../ui.ts'
import { inBrackets } from './brackets.ts'

export function Mention({ who, ui }: { who: Author; ui: Ui }) {
  const { t } = ui
  if (who.kind === 'throwaway')
    return (
      <span class="pointer">
        @{mentionText(who, ui)} <small dir="ltr">{who.key.slice(0, 6)}</small>
      </span>
    )
  const words = who.fingerprint.length > 0 ? who.fingerprint.join(' ') : t.unprotected
  return (
    <details class="out mention">
      <summary>
        @<bdi>{who.name}</bdi>
        {who.lookalike === true && <small class="late"> {t.lookalike}</small>}
        {/* Paper opens nothing. */}
        <span class="printed">{inBrackets(words)}</span>
      </summary>
      <span class="leave">{words}</span>
    </details>
  )
}

/** Where nothing can be opened, as in a heading. */
export function mentionText(who: Author, { t }: Ui): string {
  if (who.kind === 'name') return who.name
  return who.number === undefined ? t.writerUnknown : t.writer(who.number)
}
