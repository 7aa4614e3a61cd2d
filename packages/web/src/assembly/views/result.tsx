// The result: of each passage which test passed or failed, and by how many people; then the document as a whole.

import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import { useInParts } from '../../pages/parts/in-parts.ts'
import { Link } from '../../pages/parts/link.tsx'
import { Words } from '../../pages/parts/words.tsx'
import type { AssemblyView } from '../model.ts'
import { Squares } from './consent.tsx'
import { StandingNote } from './front.tsx'
import { wordingNames } from './passage.tsx'
import { type Show, shownRound, stageName } from './show.ts'
import { Verdict, verdictLine } from './verdict.tsx'

interface ResultProps {
  readonly view: AssemblyView
  readonly show: Show
  /** In the app: checking it, saving and signing the outcome. */
  readonly children?: ComponentChildren
}

export function Result({ view, show, children }: ResultProps) {
  const { ui, words, path } = show
  const round = shownRound(view)
  return (
    <>
      <div class="heading">
        <p class="quiet">
          <Link to={path()} ui={ui}>
            {view.title === undefined ? words.untitled : <Words text={view.title} ui={ui} />}
          </Link>
        </p>
        <h1>{words.result}</h1>
        <StandingNote view={view} show={show} />
      </div>
      {round !== undefined && <Passages round={round} view={view} show={show} />}
      <Document view={view} show={show} />
      {children}
    </>
  )
}

/** Passages in a frame: there may be five hundred, each with the verdict in full. */
const PART = 4

function Passages({ round, view, show }: { round: number; view: AssemblyView; show: Show }) {
  const { ui, words, path } = show
  const stage = view.state.stages[round]
  const quorums = stage?.groups.map(({ quorum }) => quorum) ?? []
  const lines = useInParts({
    items: stage?.passages ?? [],
    nameOf: ({ id }) => id,
    make: (passage, name) => {
      const names = wordingNames(view, passage.id, show)
      const at = view.now.places.findIndex(({ id }) => id === passage.id)
      const [first] = passage.wordings
      const shown = passage.wordings.find(({ id }) => id === passage.adopted) ?? first
      return (
        <li key={name} class={`passage ${passage.state}`}>
          <h2 class="passage-head">
            <Link to={path(at + 1)} ui={ui}>
              {view.labels[passage.id] ?? ''}
            </Link>{' '}
            <span class={`state ${passage.state}`}>{words.states[passage.state]}</span>
          </h2>
          {shown !== undefined && (
            <>
              <p class="line">
                <b>{names.get(shown.id)}</b>
                {words.colon}
                {words.levels[shown.level]}
                {words.stop}
                {verdictLine(shown, view, show)}
              </p>
              <Squares groups={shown.groups} quorums={quorums} view={view} show={show} />
            </>
          )}
          {passage.wordings
            .filter((wording) => wording !== shown)
            .map((wording) => (
              <p class="quiet line" key={wording.id}>
                {names.get(wording.id)}
                {words.colon}
                {words.levels[wording.level]}
                {words.stop}
                {verdictLine(wording, view, show)}
              </p>
            ))}
          {shown !== undefined && (
            <details class="more" aria-label={view.labels[passage.id]}>
              <summary>{words.inFull}</summary>
              <Verdict wording={shown} quorums={quorums} view={view} show={show} byThirds={true} />
            </details>
          )}
        </li>
      )
    },
    ui,
    from: useMemo(() => [view, ui], [view, ui]),
    part: PART,
  })
  return <ol class="results">{lines}</ol>
}

function Document({ view, show }: { view: AssemblyView; show: Show }) {
  const { words } = show
  const at = view.state.stages.length - 1
  const stage = view.state.stages[at]
  const document = stage?.document
  const ended = stage?.status === 'final' || stage?.status === 'provisional'
  const said = !ended
    ? words.undecided
    : document?.agreed
      ? words.agreed
      : document?.contested
        ? words.contested
        : words.notAgreed
  return (
    <section>
      <h2>{words.document}</h2>
      <p>
        <b>{said}</b>
      </p>
      {stage !== undefined && stage.status !== 'incomplete' && stage.status !== 'coming' && (
        <p class={stage.status === 'final' ? 'quiet true' : 'quiet late'}>
          {stageName(view, at, show)}
          {words.colon}
          {words.status[stage.status]}
        </p>
      )}
      {document !== undefined && (
        <Verdict
          wording={document.wording}
          quorums={stage?.groups.map(({ quorum }) => quorum) ?? []}
          {...{ view, show }}
          byThirds={false}
        />
      )}
    </section>
  )
}
