// The screens of assemblies, by what stands behind `!assembly` in the path: nothing (the list), the place of a
// constitution, and of that the place of a passage, `r` for the result.

import { useEffect, useState } from 'preact/hooks'
import type { AssemblyItem, AssemblyView, PassageDetail } from '../../assembly/model.ts'
import { AssemblyFront } from '../../assembly/views/front.tsx'
import { AssemblyList } from '../../assembly/views/list.tsx'
import { Passage } from '../../assembly/views/passage.tsx'
import { Result } from '../../assembly/views/result.tsx'
import { type Show, showOf } from '../../assembly/views/show.ts'
import { ASSEMBLY_WORDS } from '../../assembly/words.ts'
import type { ScreenProps } from '../shell/own-screen.tsx'
import { path } from '../shell/routes.ts'
import { CheckYourself } from './check.tsx'
import { askAssembly } from './client.ts'
import { useAssembly } from './open.ts'
import { OutcomePanel } from './outcome-panel.tsx'

export function AssemblyScreens({ ui, state }: ScreenProps) {
  const [, place, part] = path.value.split('/')
  if (place === undefined) return <ListScreen ui={ui} state={state} />
  return <OneScreen {...{ ui, state }} place={Number(place)} part={part} />
}

function ListScreen({ ui, state }: ScreenProps) {
  const [items, setItems] = useState<readonly AssemblyItem[]>()
  const version = state.version.value
  useEffect(() => {
    if (version >= 0)
      void state.engine
        .ask('convened')
        .then((convened) => askAssembly('list', convened))
        .then(setItems)
  }, [state, version])
  const words = ASSEMBLY_WORDS[ui.frame.lang]
  if (items === undefined) return <p class="quiet">{words.folding}</p>
  return <AssemblyList items={items} ui={ui} />
}

interface OneProps extends ScreenProps {
  readonly place: number
  readonly part: string | undefined
}

function OneScreen({ ui, state, place, part }: OneProps) {
  const { view, trouble } = useAssembly(place, state)
  const show = showOf(ui, place)
  if (view.value === undefined)
    return trouble.value === undefined ? (
      <p class="quiet" role="status">
        {show.words.folding}
      </p>
    ) : (
      <p class="note late">{show.words.failed(trouble.value)}</p>
    )
  const shown = view.value
  if (part === undefined) return <AssemblyFront view={shown} show={show} />
  if (part === 'r')
    return (
      <Result view={shown} show={show}>
        <OutcomePanel view={shown} show={show} state={state} />
        <CheckYourself view={shown} show={show} />
      </Result>
    )
  return <PassageScreen view={shown} show={show} at={Number(part) - 1} />
}

function PassageScreen({ view, show, at }: { view: AssemblyView; show: Show; at: number }) {
  const [detail, setDetail] = useState<PassageDetail>()
  const place = view.now.places[at]?.id
  useEffect(() => {
    if (place !== undefined && view.hash !== '') void askAssembly('passage', place).then(setDetail)
  }, [place, view])
  if (place === undefined) return <p class="gone">{show.words.noText}</p>
  return <Passage view={view} place={place} detail={detail} show={show} />
}
