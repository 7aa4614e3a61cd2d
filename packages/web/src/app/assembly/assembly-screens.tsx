// The screens of assemblies, by what stands behind `!assembly` in the path: nothing (the list), the place of a
// constitution, and of that the place of a passage, `r` for the result, `join` and `ballot` for who acts (`act/`).

import { useState } from 'preact/hooks'
import type { AssemblyItem, AssemblyView, PassageDetail } from '../../assembly/model.ts'
import { AssemblyFront } from '../../assembly/views/front.tsx'
import { AssemblyList } from '../../assembly/views/list.tsx'
import { Passage } from '../../assembly/views/passage.tsx'
import { Result } from '../../assembly/views/result.tsx'
import { type Show, showOf } from '../../assembly/views/show.ts'
import { ASSEMBLY_WORDS } from '../../assembly/words.ts'
import { Later } from '../shell/later.tsx'
import type { ScreenProps } from '../shell/own-screen.tsx'
import { path } from '../shell/routes.ts'
import type { State } from '../shell/state.ts'
import { useLatest } from '../shell/use-latest.ts'
import { useVoice } from './act/use-voice.ts'
import { CheckYourself } from './check.tsx'
import { askAssembly, era } from './client.ts'
import { useAssembly } from './open.ts'
import { OpinionMap } from './opinion-map.tsx'
import { OutcomePanel } from './outcome-panel.tsx'
import { Stopped } from './stopped.tsx'
import { useNamed } from './use-named.ts'

// What acts, with its words, is fetched beside what is read.
const yourVoice = () => import('./act/your-voice.tsx').then(({ YourVoice }) => YourVoice)
const join = () => import('./act/join-screen.tsx').then(({ JoinScreen }) => JoinScreen)
const ballot = () => import('./act/ballot-screen.tsx').then(({ BallotScreen }) => BallotScreen)
const proposing = () => import('./act/propose.tsx').then(({ ProposePanel }) => ProposePanel)
const backing = () => import('./act/propose.tsx').then(({ Backing }) => Backing)
const resultActs = () => import('./act/result.tsx').then(({ ResultActs }) => ResultActs)

export function AssemblyScreens({ ui, state }: ScreenProps) {
  const [, place, part] = path.value.split('/')
  if (place === undefined) return <ListScreen ui={ui} state={state} />
  return <OneScreen {...{ ui, state }} place={Number(place)} part={part} />
}

function ListScreen({ ui, state }: ScreenProps) {
  const [items, setItems] = useState<readonly AssemblyItem[]>()
  const [failed, fail] = useState<unknown>()
  const { engine, version } = state
  useLatest(
    () => engine.ask('convened').then((convened) => askAssembly('list', convened)),
    (told) => {
      setItems(told)
      fail(undefined)
    },
    [engine, version.value, era.value],
    fail,
  )
  return (
    <>
      <Stopped trouble={failed} state={state} />
      {items !== undefined ? (
        <AssemblyList items={items} ui={ui} />
      ) : (
        failed === undefined && <p class="quiet">{ASSEMBLY_WORDS[ui.frame.lang].folding}</p>
      )}
    </>
  )
}

interface OneProps extends ScreenProps {
  readonly place: number
  readonly part: string | undefined
}

function OneScreen({ ui, state, place, part }: OneProps) {
  const { view, trouble } = useAssembly(place, state)
  const shown = useNamed(view.value, state)
  const show = showOf(ui, place)
  return (
    <>
      <Stopped trouble={trouble.value} state={state} />
      {shown !== undefined ? (
        <PartScreen view={shown} {...{ show, ui, state, place, part }} />
      ) : (
        trouble.value === undefined && (
          <p class="quiet" role="status">
            {show.words.folding}
          </p>
        )
      )}
    </>
  )
}

function PartScreen({
  view: shown,
  show,
  ui,
  state,
  place,
  part,
}: OneProps & { readonly view: AssemblyView; readonly show: Show }) {
  const acting = { view: shown, place, show, ui, state }
  if (part === undefined)
    return (
      <AssemblyFront
        view={shown}
        show={show}
        acts={<Later load={yourVoice} with={acting} ui={ui} state={state} />}
      />
    )
  if (part === 'join') return <Later load={join} whole with={acting} ui={ui} state={state} />
  if (part === 'ballot') return <Later load={ballot} whole with={acting} ui={ui} state={state} />
  if (part === 'r')
    return (
      <Result view={shown} show={show}>
        <OpinionMap view={shown} show={show} />
        <OutcomePanel view={shown} show={show} state={state} />
        <Later load={resultActs} with={acting} ui={ui} state={state} />
        <CheckYourself view={shown} show={show} />
      </Result>
    )
  return <PassageScreen view={shown} show={show} at={Number(part) - 1} state={state} />
}

interface PassageProps {
  readonly view: AssemblyView
  readonly show: Show
  readonly at: number
  readonly state: State
}

function PassageScreen({ view, show, at, state }: PassageProps) {
  const [detail, setDetail] = useState<PassageDetail>()
  const place = view.now.places[at]?.id
  const voice = useVoice(view.id, state)
  useLatest(
    () => (place === undefined || view.hash === '' ? undefined : askAssembly('passage', place)),
    setDetail,
    [place, view],
  )
  if (place === undefined) return <p class="gone">{show.words.noText}</p>
  const { ui } = show
  return (
    <Passage
      view={view}
      place={place}
      detail={detail}
      show={show}
      own={voice === 'none' ? undefined : voice}
      acts={
        <Later load={proposing} with={{ view, at: place, show, state }} ui={ui} state={state} key={place} />
      }
      actsOn={(wording) => <Later load={backing} with={{ view, wording, state }} ui={ui} state={state} />}
    />
  )
}
