// The boards of the wall; the one that is open is not a link.

import type { Board } from '../model.ts'
import type { Ui } from '../ui.ts'
import { Words } from './words.tsx'

export function BoardLinks({ boards, here, ui }: { boards: readonly Board[]; here?: string; ui: Ui }) {
  if (boards.length === 0) return undefined
  return (
    <nav class="boards" aria-label={ui.t.boards}>
      <ul>
        {boards.map(({ path, title }) => (
          <li key={path}>
            {path === here ? (
              <b aria-current="page">
                <Words text={title} ui={ui} />
              </b>
            ) : (
              <Words text={title} to={path} ui={ui} />
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}
