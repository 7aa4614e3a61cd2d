// One board: its threads, by what moved last.

import type { BoardPage } from './model.ts'
import { BoardLinks } from './parts/board-links.tsx'
import { PagerLinks } from './parts/pager.tsx'
import { ThreadList } from './parts/thread-list.tsx'
import { Words } from './parts/words.tsx'
import type { Ui } from './ui.ts'

export function BoardView({ page, ui }: { page: BoardPage; ui: Ui }) {
  return (
    <>
      <BoardLinks boards={page.boards} here={page.board.path} ui={ui} />
      <h1>
        <Words text={page.board.title} ui={ui} />
      </h1>
      <ThreadList threads={page.threads} ui={ui} />
      <PagerLinks pager={page.pager} ui={ui} />
      {ui.go === undefined && (
        <p class="quiet feeds">
          <span>{ui.t.feeds}</span> <a href={ui.file(page.feeds.atom)}>Atom</a>{' '}
          <a href={ui.file(page.feeds.json)}>JSON</a>
        </p>
      )}
    </>
  )
}
