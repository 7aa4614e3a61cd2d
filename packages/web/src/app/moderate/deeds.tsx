// What moderators did, the latest first; who did it takes it back here, from whatever device holds the key.

import { useState } from 'preact/hooks'
import { Link } from '../../pages/parts/link.tsx'
import type { DeedItem } from '../engine/moderate/view.ts'
import type { ScreenProps } from '../shell/own-screen.tsx'
import { BACK } from '../write/mine-words.ts'
import { WithdrawPanel } from '../write/withdraw.tsx'
import { verbWords } from './verbs.ts'

export function Deeds({ deeds, ui, state }: ScreenProps & { readonly deeds: readonly DeedItem[] }) {
  const { a } = state.words.value
  return (
    <section>
      <h2>{a.moderation.done}</h2>
      {deeds.length === 0 && <p class="quiet">{a.moderation.nothingDone}</p>}
      <ol class="versions">
        {deeds.map((deed) => (
          <DeedLine deed={deed} ui={ui} state={state} key={deed.id} />
        ))}
      </ol>
    </section>
  )
}

function DeedLine({ deed, ui, state }: ScreenProps & { readonly deed: DeedItem }) {
  const { a, t } = state.words.value
  const [taking, take] = useState(false)
  const { id, verb, at, takenBack, groups, place, path, jurisdiction, mine } = deed
  return (
    <li class={takenBack ? 'taken-back' : undefined}>
      {ui.time(at)} <b>{verbWords(verb, state)}</b>
      {jurisdiction !== undefined && ` ${t.underLaw(jurisdiction)}`}{' '}
      {place !== undefined && path !== undefined && (
        <Link to={path} ui={ui}>
          {t.place(place)}
        </Link>
      )}{' '}
      <span class="quiet">{groups.join(' · ') || a.moderation.keepers}</span>
      {takenBack && <span class="quiet"> {a.moderation.takenBack}</span>}
      {mine && (
        <>
          {' '}
          <button type="button" class="plain" aria-expanded={taking} onClick={() => take(!taking)}>
            {BACK[state.lang.value].button}
          </button>
        </>
      )}
      {taking && mine && (
        <WithdrawPanel id={id} what="say" ofName={false} state={state} onDone={() => take(false)} />
      )}
    </li>
  )
}
