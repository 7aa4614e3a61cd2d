// The app around whatever is open: the same sheet as the pages, and what only the app can do.

import { useLayoutEffect } from 'preact/hooks'
import { Link } from '../../pages/parts/link.tsx'
import { Sheet } from '../../pages/parts/sheet.tsx'
import { makeUi, type Ui } from '../../pages/ui.ts'
import { PostActions } from '../read/post-actions.tsx'
import { Reading } from '../read/reading.tsx'
import { Foot } from './foot.tsx'
import { arriveAtHeading } from './keyboard.ts'
import { Later } from './later.tsx'
import { OwnScreen } from './own-screen.tsx'
import { arriveAt, go, path, screenOf } from './routes.ts'
import type { State } from './state.ts'

const CAUGHT = () => import('../caught/notice.tsx').then(({ CaughtNotice }) => CaughtNotice)
const NOTICE = () => import('../program/notice.tsx').then(({ ProgramNotice }) => ProgramNotice)

export function App({ state }: { state: State }) {
  const page = state.page.value
  const { t } = state.words.value
  const frame = { ...page.frame, lang: state.lang.value }
  const ui: Ui = {
    ...makeUi(frame, t),
    go,
    jump: jumpTo,
    under: (post) => <PostActions post={post} state={state} />,
  }
  const screen = screenOf(path.value)
  useArrival(page, screen !== undefined || state.shown.value === path.value, path.value)
  return (
    <Sheet ui={ui} more={<Navigation ui={ui} state={state} />} foot={<Foot ui={ui} state={state} />}>
      {(page.frame.truth.caught ?? 0) > 0 && (
        <Later load={CAUGHT} with={{ ui, state }} ui={ui} state={state} />
      )}
      {state.program.value !== undefined && (
        <Later load={NOTICE} with={{ ui, state }} ui={ui} state={state} />
      )}
      {screen === undefined ? (
        <Reading page={page} ui={ui} state={state} />
      ) : (
        <OwnScreen screen={screen} ui={ui} state={state} />
      )}
      <p class="said-aloud" role="status">
        {state.said.value}
      </p>
    </Sheet>
  )
}

function Navigation({ ui, state }: { ui: Ui; state: State }) {
  const { a } = state.words.value
  return (
    <>
      <Link to="!write" ui={ui}>
        {a.nav.write}
      </Link>
      <Link to="!mine" ui={ui}>
        {a.nav.mine}
      </Link>
      <Link to="!take" ui={ui}>
        {a.nav.take}
      </Link>
    </>
  )
}

/** Scrolls to where the step leads once its screen stands, and puts the keyboard there. */
function useArrival(page: unknown, stands: boolean, open: string): void {
  useLayoutEffect(() => {
    if (!stands) return
    const { floor, scroll } = arriveAt.value
    if (floor !== undefined) jumpTo(floor)
    else if (scroll !== undefined) {
      scrollTo(0, scroll)
      arriveAtHeading()
    }
    arriveAt.value = {}
  }, [page, stands, open])
}

function jumpTo(floor: number): void {
  const post = document.getElementById(`f${floor}`)
  if (post === null) return
  for (const other of document.querySelectorAll('.post.here')) other.classList.remove('here')
  post.classList.add('here')
  post.scrollIntoView({ block: 'start' })
  post.setAttribute('tabindex', '-1')
  post.focus({ preventScroll: true })
}
