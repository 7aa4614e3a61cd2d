// What is read: each kind of page, with what the app adds to it.
//
// Articles come with a chunk of their own, since reading Markdown is the heaviest thing there is to read.

import type { Page } from '../../pages/model.ts'
import { NoticeView } from '../../pages/notice.tsx'
import type { Ui } from '../../pages/ui.ts'
import { Later } from '../shell/later.tsx'
import type { State } from '../shell/state.ts'
import { BoardScreen, FrontScreen } from './lists.tsx'
import { SearchScreen } from './search.tsx'
import { ThreadScreen } from './thread.tsx'
import { NotReadYet } from './unread.tsx'

export function Reading({ page, ui, state }: { page: Page; ui: Ui; state: State }) {
  switch (page.kind) {
    case 'front':
      return <FrontScreen page={page} ui={ui} state={state} />
    case 'board':
      return <BoardScreen page={page} ui={ui} state={state} />
    case 'thread':
      return <ThreadScreen page={page} ui={ui} state={state} />
    case 'article':
      return <Later load={article} whole with={{ page, ui, state }} ui={ui} state={state} />
    case 'history':
      return <Later load={history} whole with={{ page, ui }} ui={ui} state={state} />
    case 'transparency':
      return <Later load={proof} whole with={{ page, ui, state }} ui={ui} state={state} />
    case 'search':
      return <SearchScreen page={page} ui={ui} state={state} />
    case 'about':
      return <Later load={about} whole with={{ ui }} ui={ui} state={state} />
    case 'notice':
      return page.what === 'not-read' ? <NotReadYet ui={ui} /> : <NoticeView page={page} ui={ui} />
    case 'index':
      return undefined
  }
}

const about = () => import('./about.tsx').then(({ AboutScreen }) => AboutScreen)
const article = () => import('./article.tsx').then(({ ArticleScreen }) => ArticleScreen)
const history = () => import('../../pages/history.tsx').then(({ HistoryView }) => HistoryView)
const proof = () => import('./proof.tsx').then(({ ProofScreen }) => ProofScreen)
