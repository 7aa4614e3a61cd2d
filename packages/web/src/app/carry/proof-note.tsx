// What a proof that was opened shows: the post that stands at its place, and who signed above it; or why it shows nothing.

import { Link } from '../../pages/parts/link.tsx'
import type { Ui } from '../../pages/ui.ts'
import type { Proven } from '../engine/carry/check-proof.ts'
import { PROOF } from './proof-words.ts'

export function ProofNote({ proven, ui }: { proven: Proven; ui: Ui }) {
  const words = PROOF[ui.frame.lang]
  if (proven.is !== 'true')
    return (
      <p class="note late" role="status">
        {words[proven.is]}
      </p>
    )
  const { id, place, path, witnesses, of } = proven
  const what = <bdi>{proven.words ?? words.closed}</bdi>
  return (
    <div class="note" role="status">
      <p>
        {place === undefined ? words.elsewhere : words.place(place)}{' '}
        {path === undefined ? (
          what
        ) : (
          <Link to={path} ui={ui}>
            {what}
          </Link>
        )}
      </p>
      <p>{words.signed(witnesses, of)}</p>
      <p class="hex">{id}</p>
    </div>
  )
}
