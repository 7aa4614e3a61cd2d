// What is read: each kind of page, with what the app adds to it.
//
// Articles come with a chunk of their own, since reading Markdown is the heaviest thing there is to read.

import type { ComponentType } from 'preact'
import type { Page } from '../../pages/model.ts'
import { NoticeView } from '../../pages/notice.tsx'
import type { Ui } from '../../pages/ui.ts'
import { Later } from '../shell/later.tsx'
import type { State } from '../shell/state.ts'
import { BoardScreen, FrontScreen } from './lists.tsx'
import { NotReadYet } from './not-read.tsx'
import { SearchScreen } from './search.tsx'
import { ThreadScreen } from './thread.tsx'

export function Reading({ page, ui, state }: { page: Page; ui: Ui; state: State }) {
  switch (page.kind) {
    case 'front':
      return <FrontScreen page={page} ui={ui} state={state} />
    case 'board':
      return <BoardScreen page={page} ui={ui} state={state} />
    case 'thread':
      return <ThreadScreen page={page} ui={ui} state={state} />
    case 'article':
      return <Later load={PARTS.article} whole with={{ page, ui, state }} ui={ui} state={state} />
    case 'history':
      return <Later load={PARTS.history} whole with={{ page, ui }} ui={ui} state={state} />
    case 'transparency':
      return <Later load={PARTS.transparency} whole with={{ page, ui, state }} ui={ui} state={state} />
    case 'moderation':
      return <Later load={PARTS.moderation} whole with={{ page, ui, state }} ui={ui} state={state} />
    case 'search':
      return <SearchScreen page={page} ui={ui} state={state} />
    case 'about':
      return <Later load={PARTS.about} whole with={{ ui }} ui={ui} state={state} />
    case 'notice':
      return page.what === 'not-read' ? <NotReadYet ui={ui} /> : <NoticeView page={page} ui={ui} />
    case 'index':
      return undefined
  }
}

const PARTS = {
  about: () => import('./about.tsx').then(({ AboutScreen }) => AboutScreen),
  article: () => import('./article.tsx').then(({ ArticleScreen }) => ArticleScreen),
  history: () => import('../../pages/history.tsx').then(({ HistoryView }) => HistoryView),
  moderation: () => import('../moderate/moderation.tsx').then(({ ModerationScreen }) => ModerationScreen),
  transparency: () => import('./proof.tsx').then(({ ProofScreen }) => ProofScreen),
} as const

/** What must be fetched before such a page can stand; undefined where it is all there. */
export function partOf({ kind }: Page): (() => Promise<ComponentType<never>>) | undefined {
  return kind in PARTS ? PARTS[kind as keyof typeof PARTS] : undefined
}
