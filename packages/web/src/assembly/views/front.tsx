// The front of an assembly: its rule in one sentence, where it is in its calendar, its groups, and the text with the
// three states that a passage can have.

import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import { useInParts } from '../../pages/parts/in-parts.ts'
import { Link } from '../../pages/parts/link.tsx'
import { Words } from '../../pages/parts/words.tsx'
import type { AssemblyView } from '../model.ts'
import { Squares } from './consent.tsx'
import { assemblyPath } from './path.ts'
import { phaseLine } from './phase-line.ts'
import { type Show, shownRound, stageName } from './show.ts'
import { stateOf, textAt } from './text-at.ts'
import { TextBlock } from './text-block.tsx'

interface FrontProps {
  readonly view: AssemblyView
  readonly show: Show
  /** In the app: what the reader can do here. */
  readonly acts?: ComponentChildren
}

export function AssemblyFront({ view, show, acts }: FrontProps) {
  const { ui, words, path } = show
  const { constitution } = view
  return (
    <>
      <div class="heading">
        <p class="quiet">
          <Link to={assemblyPath(ui)} ui={ui}>
            {words.title}
          </Link>
        </p>
        <h1 dir={view.title?.dir}>
          {view.title === undefined ? words.untitled : <Words text={view.title} ui={ui} />}
        </h1>
        <p>{phaseLine(view.phase, ui, view.accepted)}</p>
        <StandingNote view={view} show={show} />
        <nav class="ways-on quiet" aria-label={words.one}>
          <Link to={path('r')} ui={ui}>
            {words.result}
          </Link>{' '}
          {view.thread !== undefined && (
            <Link to={view.thread} ui={ui}>
              {words.discussion}
            </Link>
          )}
        </nav>
      </div>
      <p class="rule">{words.rule(constitution.rule.ratio)}</p>
      {acts}
      <Text view={view} show={show} />
      <Groups view={view} show={show} />
      <Calendar view={view} show={show} />
      <RuleNumbers view={view} show={show} />
    </>
  )
}

/** How far the result that is shown can be relied on; nothing where none is. */
export function StandingNote({ view, show }: { view: AssemblyView; show: Show }) {
  const { words } = show
  const incomplete = view.state.stages.find(({ status }) => status === 'incomplete')
  if (incomplete !== undefined)
    return (
      <p class="note late">{words.status.incomplete(incomplete.notHeld) + words.gap + words.incompleteHow}</p>
    )
  const round = shownRound(view)
  const stage = round === undefined ? undefined : view.state.stages[round]
  if (round === undefined || stage === undefined || stage.status === 'incomplete') return undefined
  return (
    <>
      <p class={stage.status === 'final' ? 'quiet true' : 'quiet late'}>
        {stageName(view, round, show)}
        {words.colon}
        {words.status[stage.status]}
      </p>
      {stage.forged > 0 && <p class="note late">{words.forged(stage.forged)}</p>}
    </>
  )
}

/** Passages in a frame, each with squares of all groups: a draft may have five hundred. */
const PART = 6

function Text({ view, show }: { view: AssemblyView; show: Show }) {
  const { ui, words, path } = show
  const round = shownRound(view)
  const stage = round === undefined ? undefined : view.state.stages[round]
  const lines = useInParts({
    items: view.now.places,
    nameOf: ({ id }) => id,
    make: (place, name) => {
      const at = view.now.places.indexOf(place)
      const passage = stage?.passages.find(({ id }) => id === place.id)
      const state = stateOf(view, place.id)
      const shown = passage?.wordings.find(({ id }) => id === (passage.adopted ?? passage.wordings[0]?.id))
      const more = view.proposals.filter(
        ({ called, target }) => !called && (target === place.slug || target === place.id),
      )
      return (
        <li key={name} class={`passage ${state}`}>
          <h3 class="passage-head">
            <Link to={path(at + 1)} ui={ui}>
              {view.labels[place.id] ?? ''}
            </Link>{' '}
            <span class={`state ${state}`}>{words.states[state]}</span>
          </h3>
          <TextBlock cited={textAt(view, place.id)} bracketed={state !== 'closed'} show={show} />
          <p class="quiet ways-on">
            <span>{words.alternatives(place.wordings.length)}</span>{' '}
            {more.length > 0 && <span>{words.proposed(more.length)}</span>}
          </p>
          {shown !== undefined && (
            <Squares
              groups={shown.groups}
              quorums={stage?.groups.map(({ quorum }) => quorum) ?? []}
              view={view}
              show={show}
            />
          )}
        </li>
      )
    },
    ui,
    from: useMemo(() => [view, ui], [view, ui]),
    part: PART,
  })
  return (
    <section class="draft">
      <h2>{words.text}</h2>
      <ol>{lines}</ol>
    </section>
  )
}

/** Below so many voices a ballot hides nobody. */
const FEW = 10

function Groups({ view, show: { words } }: { view: AssemblyView; show: Show }) {
  return (
    <section>
      <h2>{words.groups}</h2>
      <dl>
        {view.constitution.groups.map(({ slug, roll }, at) => {
          const voices = view.now.voices[at] ?? 0
          return (
            <>
              <dt key={slug}>{slug}</dt>
              <dd>
                {words.voicesIn(voices, roll)}
                {voices < FEW && <small class="late"> {words.few}</small>}
              </dd>
            </>
          )
        })}
      </dl>
    </section>
  )
}

function Calendar({ view, show }: { view: AssemblyView; show: Show }) {
  const { ui, words } = show
  return (
    <section>
      <h2>{words.calendar}</h2>
      <ol class="calendar">
        {view.calendar.map(({ kind, stage, span, when }) => (
          <li key={`${kind} ${stage}`} class={when} aria-current={when === 'now' ? 'step' : undefined}>
            <b>{kind === 'issuance' ? words.stages.issuance : stageName(view, stage, show)}</b>{' '}
            <span>
              <time datetime={ui.machine(span.from)}>{ui.time(span.from)}</time> –{' '}
              <time datetime={ui.machine(span.until)}>{ui.time(span.until)}</time>
            </span>
            {when === 'now' && <em class="here">{words.here}</em>}
          </li>
        ))}
      </ol>
    </section>
  )
}

function RuleNumbers({ view, show: { words } }: { view: AssemblyView; show: Show }) {
  const { rule, bridgePeople, sponsorGroups } = view.constitution
  return (
    <details class="more">
      <summary>{words.numbers}</summary>
      <ul class="points">
        <li>{words.quorumRule(rule.least, rule.part)}</li>
        <li>{words.redRule(rule.red)}</li>
        <li>{words.bridgeRule(bridgePeople)}</li>
        <li>{words.sponsorRule(sponsorGroups)}</li>
      </ul>
    </details>
  )
}
