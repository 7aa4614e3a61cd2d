// Who signed an open letter: how many, and one by one, each name with its six words and the place of its signature in the
// log, so that anybody can verify it.

import type { ArticlePage } from '../model.ts'
import type { Ui } from '../ui.ts'
import { AuthorName } from './post.tsx'
import { Time } from './time.tsx'

export function Signers({ page, ui }: { page: ArticlePage; ui: Ui }) {
  const { t } = ui
  const { signatures, signers = [] } = page
  if (signatures === 0) return undefined
  return (
    <details class="signed">
      <summary>{t.signatures(signatures)}</summary>
      <ol class="versions">
        {signers.map(({ author, at, place }, index) => (
          <li key={place ?? index} class="by">
            <AuthorName author={author} ui={ui} /> <Time at={at} hour={false} ui={ui} />
            {place !== undefined && <span class="place">{t.place(place)}</span>}
          </li>
        ))}
      </ol>
      {signers.length < signatures && <p class="quiet">{t.moreSigners(signatures - signers.length)}</p>}
    </details>
  )
}
