// A hint for whoever proposed a wording when another one was adopted: the same changes made to that one, or where both
// changed the same words.

import type { Rebase } from '@commonwall/assembly'
import { breakable } from '../../pages/parts/long-words.tsx'
import type { Show } from './show.ts'
import type { TextAt } from './text-at.ts'

interface Props {
  readonly rebased: Rebase | undefined
  /** The wording that was proposed: whatever is made of it is in its language. */
  readonly cited: TextAt
  readonly show: Show
}

export function RebaseHint({ rebased, cited, show: { words } }: Props) {
  const lang = cited === 'strike' ? undefined : cited?.text?.lang
  if (rebased === undefined) return undefined
  if ('text' in rebased)
    return (
      <details class="more">
        <summary>{words.rebase}</summary>
        <p class="said" lang={lang} dir="auto">
          {breakable(rebased.text)}
        </p>
      </details>
    )
  return (
    <details class="more">
      <summary>{words.rebaseConflict}</summary>
      <ul class="points">
        {rebased.conflicts.map(({ base, adopted, mine }, at) => (
          <li key={at}>
            <del class="said" lang={lang} dir="auto">
              {breakable(base)}
            </del>
            <p>
              {words.rebaseTheirs}
              {words.colon}
              <bdi class="said" lang={lang}>
                {breakable(adopted)}
              </bdi>
            </p>
            <p>
              {words.rebaseMine}
              {words.colon}
              <bdi class="said" lang={lang}>
                {breakable(mine)}
              </bdi>
            </p>
          </li>
        ))}
      </ul>
    </details>
  )
}
