// The boards of the wall; the one that is open is not a link.
//
// Of very many the first stand there and the others open: on a phone two hundred are ten screens before the first thread.

import type { Board } from '../model.ts'
import type { Ui } from '../ui.ts'
import { Rest } from './rest.tsx'
import { Words } from './words.tsx'

const SHOWN = 12

export function BoardLinks({ boards, here, ui }: { boards: readonly Board[]; here?: string; ui: Ui }) {
  if (boards.length === 0) return undefined
  const item = ({ path, title }: Board) => (
    <li key={path}>
      {path === here ? (
        <b aria-current="page">
          <Words text={title} ui={ui} />
        </b>
      ) : (
        <Words text={title} to={path} ui={ui} />
      )}
    </li>
  )
  const isShown = ({ path }: Board, n: number) => n < SHOWN || path === here
  const rest = boards.filter((board, n) => !isShown(board, n))
  return (
    <nav class="boards" aria-label={ui.t.boards}>
      <ul>{boards.filter(isShown).map(item)}</ul>
      <Rest
        items={rest}
        nameOf={({ path }) => path}
        line={item}
        list={(lines) => <ul>{lines}</ul>}
        label={ui.t.boards}
        ui={ui}
      />
    </nav>
  )
}
