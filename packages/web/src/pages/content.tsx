// What a page shows, by its kind.

import { AboutView } from './about.tsx'
import { ArticleView } from './article.tsx'
import { AssembliesView, AssemblyPageView } from './assembly.tsx'
import { BoardView } from './board.tsx'
import { DoorView } from './door.tsx'
import { FindView } from './find.tsx'
import { FrontView } from './front.tsx'
import { HistoryView } from './history.tsx'
import { IndexView } from './index-file.tsx'
import type { Page } from './model.ts'
import { ModerationView } from './moderation/moderation.tsx'
import { NoticeView } from './notice.tsx'
import { SearchView } from './search.tsx'
import { ThreadView } from './thread.tsx'
import { TransparencyView } from './transparency.tsx'
import type { Ui } from './ui.ts'

export function Content({ page, ui }: { page: Page; ui: Ui }) {
  switch (page.kind) {
    case 'front':
      return <FrontView page={page} ui={ui} />
    case 'board':
      return <BoardView page={page} ui={ui} />
    case 'thread':
      return <ThreadView page={page} ui={ui} />
    case 'article':
      return <ArticleView page={page} ui={ui} />
    case 'history':
      return <HistoryView page={page} ui={ui} />
    case 'transparency':
      return <TransparencyView page={page} ui={ui} />
    case 'moderation':
      return <ModerationView page={page} ui={ui} />
    case 'search':
      return <SearchView page={page} ui={ui} />
    case 'assemblies':
      return <AssembliesView page={page} ui={ui} />
    case 'assembly':
      return <AssemblyPageView page={page} ui={ui} />
    case 'about':
      return <AboutView ui={ui} />
    case 'find':
      return <FindView page={page} ui={ui} />
    case 'notice':
      return <NoticeView page={page} ui={ui} />
    case 'index':
      return <IndexView page={page} ui={ui} />
    case 'door':
      return <DoorView page={page} ui={ui} />
  }
}
