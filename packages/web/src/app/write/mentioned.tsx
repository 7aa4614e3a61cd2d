// Whom the text mentions, by name, and what more than two mentions or links cost.

import { KIND, workAsked } from '@commonwall/wall'
import { useEffect, useState } from 'preact/hooks'
import type { Reference } from '../../pages/model.ts'
import { AuthorName } from '../../pages/parts/post.tsx'
import type { Ui } from '../../pages/ui.ts'
import type { Composing } from '../engine/say/composing.ts'
import type { State } from '../shell/state.ts'
import { draft } from './draft.ts'
import { MENTION } from './mention-words.ts'

export function Mentioned({ composing, ui, state }: { composing: Composing; ui: Ui; state: State }) {
  const words = MENTION[state.lang.value]
  const { form, title, text } = draft.value
  const people = new Map(
    usePointers(state).flatMap(({ who }) => (who === undefined ? [] : [[keyOf(who), who]])),
  )
  const { work } = composing
  const asked = workAsked({ kind: KIND[form], content: text, tags: [['title', title]] }, work)
  return (
    <>
      {people.size > 0 && (
        <section class="mentioned">
          <p class="quiet">{words.named}</p>
          <ul>
            {[...people].map(([key, who]) => (
              <li key={key}>
                <AuthorName author={who} ui={ui} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {asked > work && <p class="quiet">{words.dearer(2 ** (asked - work))}</p>}
    </>
  )
}

function keyOf(who: NonNullable<Reference['who']>): string {
  return who.kind === 'throwaway' ? who.key : `${who.name} ${who.fingerprint.join(' ')}`
}

/** What the text points at, as far as this device holds it. */
export function usePointers(state: State): readonly Reference[] {
  const [pointers, point] = useState<{ readonly text: string; readonly at: readonly Reference[] }>()
  const { text, reply } = draft.value
  const root = reply?.root
  const lang = state.lang.value
  const named = text.includes('nostr:')
  useEffect(() => {
    if (named) void state.engine.ask('pointsAt', { text, root, lang }).then((at) => point({ text, at }))
  }, [named, text, root, lang, state.engine])
  // Places are places of one text; while it changes there are none.
  return named && pointers?.text === text ? pointers.at : []
}
