// The app around whatever is open: the same sheet as the pages, and what only the app can do.

import { useMemo } from 'preact/hooks'
import { Link } from '../../pages/parts/link.tsx'
import { Sheet } from '../../pages/parts/sheet.tsx'
import { makeUi, type Ui } from '../../pages/ui.ts'
import { LOCKED } from '../modes/locked.ts'
import { PostActions } from '../read/post-actions.tsx'
import { Reading } from '../read/reading.tsx'
import { goOnWriting } from '../write/draft.ts'
import { Arrival, jumpTo } from './arrival.tsx'
import { drawnFirst } from './drawn-first.ts'
import { Foot } from './foot.tsx'
import { Later } from './later.tsx'
import { OwnScreen } from './own-screen.tsx'
import { go, ownScreen } from './routes.ts'
import { Stage } from './stage.tsx'
import type { State } from './state.ts'

const CAUGHT = () => import('../caught/notice.tsx').then(({ CaughtNotice }) => CaughtNotice)
const BEHIND = () => import('../read/behind.tsx').then(({ BehindNotice }) => BehindNotice)
const OUTGROWN = () => import('../read/outgrown.tsx').then(({ OutgrownNotice }) => OutgrownNotice)
const FULL = () => import('../modes/full.tsx').then(({ FullNotice }) => FullNotice)
const NOTICE = () => import('../program/notice.tsx').then(({ ProgramNotice }) => ProgramNotice)

export function App({ state }: { state: State }) {
  const page = state.page.value
  const ui = useUi(state)
  const screen = ownScreen.value
  // The same as long as nothing changed that they show, so that what came leaves them alone.
  const around = useMemo(
    () => ({ more: <Navigation ui={ui} state={state} />, foot: <Foot ui={ui} state={state} /> }),
    [ui, state],
  )
  const strip = {
    ...ui,
    frame: { ...page.frame, lang: ui.frame.lang },
    mode: state.locked.value ? LOCKED[ui.frame.lang] : undefined,
  }
  return (
    <Sheet ui={ui} strip={strip} {...around}>
      {(page.frame.truth.caught ?? 0) > 0 && (
        <Later load={CAUGHT} with={{ ui, state }} ui={ui} state={state} />
      )}
      {page.frame.truth.behind && <Later load={BEHIND} with={{ state }} ui={ui} state={state} />}
      {page.frame.truth.outgrown && <Later load={OUTGROWN} with={{ state }} ui={ui} state={state} />}
      {state.full.value && <Later load={FULL} with={{ ui, state }} ui={ui} state={state} />}
      {state.program.value !== undefined && (
        <Later load={NOTICE} with={{ ui, state }} ui={ui} state={state} />
      )}
      <Stage name={screen === undefined ? state.shown.value : `!${screen}`}>
        {screen === undefined ? (
          <Reading page={page} ui={ui} state={state} />
        ) : (
          <OwnScreen screen={screen} ui={ui} state={state} />
        )}
      </Stage>
      <Said state={state} />
      <Arrival state={state} />
    </Sheet>
  )
}

/** The same as long as nothing changed that posts and lists show: how much was read so far is for the strip of truth alone. */
function useUi(state: State): Ui {
  const { t } = state.words.value
  const lang = state.lang.value
  const { frame } = state.page.value
  const { wall, fingerprint, served } = frame
  return useMemo(
    () => ({
      ...makeUi({ ...frame, lang }, t),
      go,
      jump: jumpTo,
      drawnFirst,
      under: (post) => <PostActions post={post} state={state} />,
    }),
    [t, lang, wall, fingerprint, served, state],
  )
}

function Said({ state }: { state: State }) {
  return (
    <p class="said-aloud" role="status">
      {state.said.value}
    </p>
  )
}

function Navigation({ ui, state }: { ui: Ui; state: State }) {
  const { a } = state.words.value
  return (
    <>
      <Link to="!write" ui={{ ...ui, go: goOnWriting }}>
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
