// Who signed an open letter: names one by one, each with its six words and the place of its signature in the log, so that
// anybody can verify it; and apart from them, voices of assemblies, whose names nobody knows.

import { assemblyPath } from '../../assembly/views/path.ts'
import type { ArticlePage, SignedVoices } from '../model.ts'
import type { Ui } from '../ui.ts'
import { Link } from './link.tsx'
import { AuthorName } from './post.tsx'
import { Time } from './time.tsx'

export function Signers({ page, ui }: { page: ArticlePage; ui: Ui }) {
  return (
    <>
      <Names page={page} ui={ui} />
      {page.voices?.map((voices) => (
        <Voices voices={voices} ui={ui} key={`${voices.assembly} ${voices.group}`} />
      ))}
    </>
  )
}

function Names({ page: { signatures, signers = [] }, ui }: { page: ArticlePage; ui: Ui }) {
  const { t } = ui
  if (signatures === 0) return undefined
  return (
    <details class="signed">
      <summary>{t.signatures(signatures)}</summary>
      <ol class="versions">
        {signers.map(({ author, at, place }, index) => (
          <li key={place ?? index} class="by">
            <AuthorName author={author} ui={ui} /> <Time at={at} hour={false} ui={ui} />{' '}
            {place !== undefined && <span class="place">{t.place(place)}</span>}
          </li>
        ))}
      </ol>
      {signers.length < signatures && <p class="quiet">{t.moreSigners(signatures - signers.length)}</p>}
    </details>
  )
}

function Voices({ voices: { assembly, title, group, places }, ui }: { voices: SignedVoices; ui: Ui }) {
  const { t } = ui
  return (
    <details class="signed">
      <summary>{t.signedVoices(places.length, group)}</summary>
      <p>
        <Link to={assemblyPath(ui, assembly)} ui={ui}>
          {title === undefined ? t.place(assembly) : <bdi lang={title.lang}>{title.text}</bdi>}
        </Link>
      </p>
      <p class="quiet">{t.whatVoices}</p>
      <ol class="versions">
        {places.map((place, index) => (
          <li key={place ?? index}>{place === undefined ? t.waiting : t.place(place)}</li>
        ))}
      </ol>
    </details>
  )
}
