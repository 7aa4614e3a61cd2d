// A list of threads: title, its first words, and when it last moved.

import type { VNode } from 'preact'
import { isOf } from '../fill/language.ts'
import type { ThreadItem } from '../model.ts'
import type { Ui } from '../ui.ts'
import { nameOf } from './language-name.ts'
import { Time } from './time.tsx'
import { Words } from './words.tsx'

export interface LineProps {
  readonly thread: ThreadItem
  readonly ui: Ui
}

export interface ThreadListProps {
  readonly threads: readonly ThreadItem[]
  readonly ui: Ui
  /** In the app: as many of its lines as are drawn. */
  readonly lines?: readonly VNode[]
}

export function ThreadList({ threads, ui, lines }: ThreadListProps) {
  if (threads.length === 0)
    return (
      <p class="nothing">
        {ui.t.nothingYet}
        {ui.go === undefined && ` ${ui.t.howToBegin}`}
      </p>
    )
  return (
    <ol class="threads">
      {lines ??
        threads.map((thread, index) => <ThreadLine thread={thread} ui={ui} key={thread.path ?? index} />)}
    </ol>
  )
}

/** Of words that are shown as they were signed: which language they are in, where it is not the reader's own. */
function OtherLanguage({ tag, ui }: { tag: string | undefined; ui: Ui }) {
  if (tag === undefined || isOf(ui.frame.lang, tag)) return undefined
  return <span lang={tag}>{nameOf(tag)}</span>
}

/** One thread in such a list. */
export function ThreadLine({ thread, ui }: LineProps) {
  return (
    <li class={thread.mine && 'mine'}>
      <h2 dir={thread.title.dir}>
        <Words text={thread.title} to={thread.path} ui={ui} />
      </h2>
      <p class="excerpt" lang={thread.excerpt.lang} dir={thread.excerpt.dir}>
        {thread.excerpt.text}
      </p>
      <p class="quiet">
        {thread.board && <Words text={thread.board.title} to={thread.board.path} ui={ui} />}{' '}
        {thread.pinned && <span class="tag">{ui.t.pinned}</span>}{' '}
        {thread.unread && <b class="late own">{ui.t.unread}</b>}{' '}
        {thread.mine === 'heard' && <b class="late">{ui.t.mine.heard}</b>}{' '}
        {thread.followed && <span class="tag own">{ui.t.followed}</span>}{' '}
        {thread.article && <span class="tag">{ui.t.article}</span>}{' '}
        <OtherLanguage tag={thread.excerpt.lang} ui={ui} />{' '}
        {thread.earlier && <span class="late">{ui.t.earlier}</span>}{' '}
        <span>{thread.replies === 0 ? ui.t.noReplies : ui.t.replies(thread.replies)}</span>{' '}
        <span>
          {ui.t.lastPost} <Time at={thread.moved} hour={thread.movedHour} ui={ui} />
        </span>
      </p>
    </li>
  )
}
