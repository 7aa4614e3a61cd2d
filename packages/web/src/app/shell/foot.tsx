// The foot of every screen: the other languages, and the ways that are not needed every day.

import { Link } from '../../pages/parts/link.tsx'
import type { Ui } from '../../pages/ui.ts'
import { LastLines } from './last-lines.tsx'
import type { State } from './state.ts'

export function Foot({ ui, state }: { ui: Ui; state: State }) {
  const { t, a } = state.words.value
  const { host, kept } = state.place
  return (
    <>
      <nav class="ways" aria-label={a.nav.more}>
        <Link to="l" ui={ui}>
          {t.log}
        </Link>
        <Link to="!saving" ui={ui}>
          {a.saving.title}
        </Link>
        <Link to="!names" ui={ui}>
          {a.names.title}
        </Link>
        <Link to="g" ui={ui}>
          {t.moderation}
        </Link>
        <Link to="!addresses" ui={ui}>
          {a.addresses.title}
        </Link>
        <Link to="a" ui={ui}>
          {t.about}
        </Link>
        <Link to="!find" ui={ui}>
          {t.find.title}
        </Link>
      </nav>
      <p>{host === undefined ? t.fileSees : kept ? a.foot.kept(host) : a.foot.hostSees(host)}</p>
      <p class="utc">{t.utc}</p>
      <LastLines
        engine={state.engine}
        lang={state.lang.value}
        words={state.words.value}
        onSpeak={({ lang, words }) => {
          state.words.value = words
          state.lang.value = lang
          // It was said in another language.
          state.said.value = ''
        }}
      />
    </>
  )
}
