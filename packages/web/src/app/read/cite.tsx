// "Cite this": what somebody else needs to check it, and, only when asked for, a link that names it.

import { useState } from 'preact/hooks'
import { saveFile } from '../carry/save.ts'
import type { Citation } from '../engine/cite.ts'
import { CopyButton } from '../shell/copy-button.tsx'
import type { State } from '../shell/state.ts'
import { useAnswer } from '../shell/use-answer.ts'
import { CITE } from './cite-words.ts'

export function CitePanel({ id, state }: { id: string; state: State }) {
  const citation = useAnswer(state, 'cite', id)
  const { a, t } = state.words.value
  const words = CITE[state.lang.value]
  if (citation === undefined) return <p class="quiet">{a.moment}</p>
  const { place, event, seen, of } = citation
  return (
    <div class="panel">
      <p>{place === undefined ? words.noPlace : words.stands(place.index, seen, of)}</p>
      <dl>
        <dt>{words.id}</dt>
        <dd class="hex">{id}</dd>
        <dt>{t.wallId}</dt>
        <dd class="hex">{citation.wall}</dd>
        {place !== undefined && (
          <>
            <dt>{t.log}</dt>
            <dd class="hex">{place.log}</dd>
            <dt>{t.hole}</dt>
            <dd>{place.index}</dd>
            <dt>{t.rootHash}</dt>
            <dd class="hex">
              {place.root} ({place.size})
            </dd>
          </>
        )}
      </dl>
      <div class="row actions">
        <CopyButton text={citationText(citation)} label={words.copy} state={state} />
        {place !== undefined && (
          <button
            type="button"
            class="plain"
            onClick={() => saveFile('notes.txt', place.proof, 'text/plain;charset=utf-8')}
          >
            {words.proof}
          </button>
        )}
        {event !== undefined && (
          <button
            type="button"
            class="plain"
            onClick={() => saveFile('notes.json', `${event}\n`, 'application/json')}
          >
            {words.event}
          </button>
        )}
        <LinkButton link={citation.link} state={state} />
      </div>
    </div>
  )
}

/** A link exists only after this was pressed; it names the thread, and says so. */
function LinkButton({ link, state }: { link: string | undefined; state: State }) {
  const [isMade, make] = useState(false)
  const { a } = state.words.value
  const words = CITE[state.lang.value]
  if (link === undefined) return undefined
  if (!isMade)
    return (
      <button type="button" class="plain" onClick={() => make(true)}>
        {words.link}
      </button>
    )
  return (
    <p class="link-shown">
      <span class="hex">{link}</span> <CopyButton text={link} label={a.copy} state={state} />
      <small>{words.linkNames}</small>
    </p>
  )
}

function citationText({ id, wall, place }: Citation): string {
  const lines = [`post ${id}`, `wall ${wall}`]
  if (place !== undefined)
    lines.push(
      `log ${place.log}`,
      `index ${place.index}`,
      `size ${place.size}`,
      `root ${place.root}`,
      '',
      place.proof,
    )
  return `${lines.join('\n')}\n`
}
