// A hint for whoever proposed a wording when another one was adopted: the same changes made to that one, or where both
// changed the same words.

import type { Rebase } from '@commonwall/assembly'
import { breakable } from '../../pages/parts/long-words.tsx'
import type { Show } from './show.ts'

export function RebaseHint({ rebased, show: { words } }: { rebased: Rebase | undefined; show: Show }) {
  if (rebased === undefined) return undefined
  if ('text' in rebased)
    return (
      <details class="more">
        <summary>{words.rebase}</summary>
        <p class="said" dir="auto">
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
            <del class="said" dir="auto">
              {breakable(base)}
            </del>
            <p>
              {words.rebaseTheirs}
              {words.colon}
              <bdi class="said">{breakable(adopted)}</bdi>
            </p>
            <p>
              {words.rebaseMine}
              {words.colon}
              <bdi class="said">{breakable(mine)}</bdi>
            </p>
          </li>
        ))}
      </ul>
    </details>
  )
}
