// Moderation in the open: what moderators did, what was reported, and who may fold. Everybody sees the same.

import { useEffect, useState } from 'preact/hooks'
import { Link } from '../../pages/parts/link.tsx'
import type { ModerationView } from '../engine/moderate/moderate.ts'
import type { ScreenProps } from '../shell/own-screen.tsx'
import { Queue } from './queue.tsx'
import { verbWords } from './verbs.ts'
import { HiddenNow, WhoseFolds } from './whose-folds.tsx'
import { MODERATING } from './words.ts'

export function ModerationScreen({ ui, state }: ScreenProps) {
  const { a, t } = state.words.value
  const [view, setView] = useState<ModerationView>()
  const version = state.version.value
  const lang = state.lang.value
  useEffect(() => {
    void version
    void state.engine.ask('moderation', lang).then(setView)
  }, [version, lang, state.engine])
  if (view === undefined) return <p class="quiet">{a.moment}</p>
  return (
    <>
      <h1>{a.moderation.title}</h1>
      <p>{a.moderation.intro}</p>
      <p class="quiet">{MODERATING[lang].groups(view.groups.join(' · ') || '–')}</p>
      {view.mine.length > 0 && <p class="note">{a.moderation.yours(view.mine.join(' · '))}</p>}
      <Queue view={view} ui={ui} state={state} />
      <WhoseFolds view={view} ui={ui} state={state} />
      <HiddenNow view={view} ui={ui} state={state} />
      <section>
        <h2>{a.moderation.done}</h2>
        {view.deeds.length === 0 && <p class="quiet">{a.moderation.nothingDone}</p>}
        <ol class="versions">
          {view.deeds.map((deed, index) => (
            <li key={`${deed.at}${index}`} class={deed.takenBack ? 'taken-back' : undefined}>
              {ui.time(deed.at)} <b>{verbWords(deed.verb, state)}</b>{' '}
              {deed.place !== undefined && deed.path !== undefined && (
                <Link to={deed.path} ui={ui}>
                  {t.place(deed.place)}
                </Link>
              )}{' '}
              <span class="quiet">{deed.groups.join(' · ') || a.moderation.keepers}</span>
              {deed.takenBack && <span class="quiet"> {a.moderation.takenBack}</span>}
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}
