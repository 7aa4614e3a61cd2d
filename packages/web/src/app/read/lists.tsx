// The front and the boards: what moved last, in the languages that the reader wants, and the way to begin a thread.

import { useMemo, useRef } from 'preact/hooks'
import { type BoardPage, type FrontPage, isWhole, type ThreadItem } from '../../pages/model.ts'
import { AssembliesLink } from '../../pages/parts/assemblies-link.tsx'
import { BoardLinks } from '../../pages/parts/board-links.tsx'
import { useInParts } from '../../pages/parts/in-parts.ts'
import { nameOf } from '../../pages/parts/language-name.ts'
import { PagerLinks } from '../../pages/parts/pager.tsx'
import { ThreadLine, ThreadList } from '../../pages/parts/thread-list.tsx'
import { Words } from '../../pages/parts/words.tsx'
import type { Ui } from '../../pages/ui.ts'
import { useHeldPlace } from '../shell/held-place.ts'
import { Later } from '../shell/later.tsx'
import { useOnceDrawn } from '../shell/once-drawn.ts'
import type { State } from '../shell/state.ts'
import { startThread } from '../write/draft.ts'
import { Feeds } from './feeds.tsx'
import { OnlyFollowed } from './follow.tsx'
import { UncheckedList, useLoaded } from './unread.tsx'

export function FrontScreen({ page, ui, state }: { page: FrontPage; ui: Ui; state: State }) {
  const only = state.only.value
  return (
    <>
      <h1 class="unseen">{ui.t.newest}</h1>
      {state.place.doors !== undefined && page.pager.page === 1 && (
        <Later load={doors} with={{ ui }} ui={ui} state={state} />
      )}
      <BoardLinks boards={page.boards} ui={ui} />
      <AssembliesLink count={page.assemblies} ui={ui} />
      <Languages languages={page.languages ?? []} state={state} />
      <OnlyFollowed page={page} state={state} />
      <Threads page={page} ui={ui} state={state} />
      <Begin state={state} board={undefined} />
      <Feeds name={only === undefined ? 'feed' : `feed/${only}`} place={state.place} ui={ui} />
    </>
  )
}

/** On the first screen of a demonstration alone. */
export const doors = () => import('../doors/strip.tsx').then(({ DoorStrip }) => DoorStrip)

export function BoardScreen({ page, ui, state }: { page: BoardPage; ui: Ui; state: State }) {
  return (
    <>
      <BoardLinks boards={page.boards} here={page.board.path} ui={ui} />
      <h1>
        <Words text={page.board.title} ui={ui} />
      </h1>
      <Threads page={page} ui={ui} state={state} />
      <Begin state={state} board={page.board.path} />
      <Feeds name={page.board.path.replace(/^b/, 'feed')} place={state.place} ui={ui} />
    </>
  )
}

/** As many as fill a phone's screen, and one more. */
const PART = 7

function Threads({ page, ui, state }: { page: FrontPage | BoardPage; ui: Ui; state: State }) {
  const { threads, pager } = page
  const { truth } = page.frame
  // "Nothing yet" would be false while older entries are on their way, and where this device's clock holds back what there is.
  const isEmpty = threads.length === 0 && (!isWhole(truth) || truth.behind)
  const nameOf = ({ path }: ThreadItem, index: number) => path ?? index
  const lines = useInParts({
    items: threads,
    nameOf,
    make: (thread, name) => <ThreadLine thread={thread} ui={ui} key={name} />,
    ui,
    part: PART,
  })
  const checked = lines.map(({ key }) => key)
  const loaded = useLoaded(
    state,
    threads.every((thread, index) => checked.includes(nameOf(thread, index))),
  )
  const stood = useRef(loaded)
  const { current: before } = stood
  stood.current = loaded
  useHeldPlace(
    before &&
      ((line) => {
        const [path] = [...before.lines].find(([, one]) => one === line) ?? []
        return document.querySelector('.threads')?.children[checked.indexOf(path)]
      }),
  )
  return (
    <>
      {!isEmpty && <ThreadList threads={threads} ui={ui} lines={lines} />}
      {loaded && <UncheckedList loaded={loaded} checked={new Set(checked)} ui={ui} />}
      <PagerLinks pager={pager} ui={ui} />
    </>
  )
}

function Begin({ state, board }: { state: State; board: string | undefined }) {
  return (
    <p class="acts">
      <button type="button" onClick={() => startThread(board)}>
        {state.words.value.a.read.begin}
      </button>
    </p>
  )
}

/** So many languages are drawn with the list; of more the choice is drawn once the list stands. */
const WITH_LIST = 40

/** Which languages the list shows; each by its own name, as far as the browser knows it. */
function Languages({ languages, state }: { languages: readonly string[]; state: State }) {
  const { a } = state.words.value
  const only = state.only.value
  const isDrawn = useOnceDrawn() || languages.length <= WITH_LIST
  const choices = useMemo(
    () =>
      languages
        .filter((tag) => isDrawn || tag === only)
        .map((tag) => (
          <option value={tag} lang={tag} key={tag}>
            {nameOf(tag)}
          </option>
        )),
    [languages, isDrawn, only],
  )
  if (languages.length < 2) return undefined
  return (
    <p class="field filter">
      <label for="only">{a.read.languages}</label>
      <select
        id="only"
        value={only ?? ''}
        onChange={({ currentTarget }) => {
          state.only.value = currentTarget.value === '' ? undefined : currentTarget.value
        }}
      >
        <option value="">{a.read.allLanguages}</option>
        {choices}
      </select>
    </p>
  )
}
