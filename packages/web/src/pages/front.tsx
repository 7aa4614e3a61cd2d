// The front: what moved last on the whole wall.

import { DoorStrip } from '../app/doors/strip.tsx'
import type { FrontPage } from './model.ts'
import { AssembliesLink } from './parts/assemblies-link.tsx'
import { BoardLinks } from './parts/board-links.tsx'
import { PagerLinks } from './parts/pager.tsx'
import { ThreadList } from './parts/thread-list.tsx'
import type { Ui } from './ui.ts'

export function FrontView({ page, ui }: { page: FrontPage; ui: Ui }) {
  return (
    <>
      <h1 class="unseen">{ui.t.newest}</h1>
      {ui.frame.doors !== undefined && page.pager.page === 1 && <DoorStrip ui={ui} />}
      <BoardLinks boards={page.boards} ui={ui} />
      <AssembliesLink count={page.assemblies} ui={ui} />
      <ThreadList threads={page.threads} ui={ui} />
      <PagerLinks pager={page.pager} ui={ui} />
      {ui.go === undefined && (
        <p class="quiet feeds">
          <span>{ui.t.feeds}</span> <a href={ui.file('feed.atom')}>Atom</a>{' '}
          <a href={ui.file('feed.json')}>JSON</a>
        </p>
      )}
    </>
  )
}
