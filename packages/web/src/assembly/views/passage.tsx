// One passage: every wording in full, how it differs from what it was made from, who backs it, and what the rule says.

import type { ComponentChildren } from 'preact'
import { Link } from '../../pages/parts/link.tsx'
import { Rest } from '../../pages/parts/rest.tsx'
import type { AssemblyView, PassageDetail, ProposedWording, Redline } from '../model.ts'
import { isUnbacked, type WordingAt, wordingsAt } from '../wordings.ts'
import { Changes } from './changes.tsx'
import { StandingNote } from './front.tsx'
import { RebaseHint } from './rebase-hint.tsx'
import { type Show, shownRound } from './show.ts'
import { passageAt, stateOf, textOfWording } from './text-at.ts'
import { TextBlock } from './text-block.tsx'
import { Verdict } from './verdict.tsx'

export interface OwnBacking {
  readonly group: string
  /** Ids of wordings behind which it stands, on the wall or on the way there. */
  readonly behind: readonly string[]
  /** Of those behind which it stood. */
  readonly left: readonly string[]
}

interface PassageProps {
  readonly view: AssemblyView
  /** Id of the place. */
  readonly place: string
  /** Undefined until it was computed. */
  readonly detail: PassageDetail | undefined
  readonly show: Show
  /** In the app: of the reader's own voice. */
  readonly own?: OwnBacking | undefined
  /** In the app: what the reader can do with a wording, and with the passage. */
  readonly actsOn?: (wording: WordingAt) => ComponentChildren
  readonly acts?: ComponentChildren
}

export function Passage({ view, place, detail, show, own, actsOn, acts }: PassageProps) {
  const { ui, words, path } = show
  const state = stateOf(view, place)
  const passage = passageAt(view, place)
  const names = wordingNames(view, place, show)
  const inserts = view.proposals.filter(
    (one) => one.place === 'insert' && !one.called && isAfter(one, place, view),
  )
  const wordings = inReadingOrder(view, place)
  const loose = [...wordings, ...inserts].filter((one) => isLoose(one, own))
  const section = (wording: WordingAt) => (
    <WordingSection
      key={wording.id}
      {...{ wording, view, show, names, own }}
      redlines={detail?.redlines[wording.id] ?? []}
      adopted={passage?.adopted === wording.id}
      settled={state === 'closed'}
      state={passage?.wordings.find(({ id }) => id === wording.id)}
    >
      {detail?.rebased[wording.id] !== undefined && passage?.adopted !== undefined && (
        <RebaseHint
          rebased={detail.rebased[wording.id]}
          cited={textOfWording(view, wording.text)}
          show={show}
        />
      )}
      {actsOn?.(wording)}
    </WordingSection>
  )
  const insertion = ({ id, text, sponsors }: ProposedWording) => (
    <section class="alternative" key={id}>
      <h2>{words.insertAfter(view.labels[place] ?? '')}</h2>
      <p class="quiet">{backers({ id, sponsors }, own, show)}</p>
      <TextBlock cited={textOfWording(view, text)} bracketed={true} show={show} />
      <p class="quiet">{words.waiting}</p>
      {actsOn?.({ id, text, first: false, parents: [], sponsors, called: false })}
    </section>
  )
  return (
    <>
      <div class="heading">
        <p class="quiet ways-on">
          <Link to={path()} ui={ui}>
            {words.back}
          </Link>{' '}
          {view.thread !== undefined && (
            <Link to={view.thread} ui={ui}>
              {words.discussion}
            </Link>
          )}
        </p>
        <h1>
          {view.labels[place] ?? ''} <span class={`state ${state}`}>{words.states[state]}</span>
        </h1>
        <StandingNote view={view} show={show} />
        {passage?.suspended && <p class="note late">{words.suspended}</p>}
        {passage?.reserved && <p class="note">{words.reserved}</p>}
        {passage?.contested && <p class="note late">{words.contested}</p>}
        {passage !== undefined && passage.away.length > 0 && (
          <p class="note">
            {words.away(passage.away.map((at) => view.constitution.groups[at]?.slug).join(words.listed))}
          </p>
        )}
      </div>
      {acts}
      {wordings.filter((one) => !isLoose(one, own)).map(section)}
      {inserts.filter((one) => !isLoose(one, own)).map(insertion)}
      <Rest
        items={loose}
        nameOf={({ id }) => id}
        line={(one) => ('target' in one ? insertion(one) : section(one))}
        list={(sections) => <>{sections}</>}
        label={words.loose}
        ui={ui}
      />
    </>
  )
}

/** Anybody may propose as much as they like: what no group stands behind, nor one's own voice, is closed. */
function isLoose(
  one: Pick<ProposedWording, 'id' | 'called' | 'sponsors'> & { readonly first?: boolean },
  own: PassageProps['own'],
): boolean {
  return one.first !== true && isUnbacked(one) && own?.behind.includes(one.id) !== true
}

interface WordingProps {
  readonly wording: WordingAt
  readonly own: PassageProps['own']
  readonly view: AssemblyView
  readonly show: Show
  readonly names: ReadonlyMap<string, string>
  readonly redlines: readonly Redline[]
  readonly adopted: boolean
  readonly settled: boolean
  /** Undefined where no round counted it yet. */
  readonly state: NonNullable<ReturnType<typeof passageAt>>['wordings'][number] | undefined
  readonly children: ComponentChildren
}

function WordingSection({
  wording,
  own,
  view,
  show,
  names,
  redlines,
  adopted,
  settled,
  state,
  children,
}: WordingProps) {
  const { words } = show
  const round = shownRound(view)
  const quorums =
    round === undefined ? [] : (view.state.stages[round]?.groups.map(({ quorum }) => quorum) ?? [])
  return (
    <section class={adopted ? 'alternative adopted' : 'alternative'}>
      <h2 class="alternative-head">
        {names.get(wording.id)} {adopted && <small class="tag">{words.adopted}</small>}
      </h2>
      <p class="quiet">{origin(wording, own, names, show)}</p>
      <TextBlock cited={textOfWording(view, wording.text)} bracketed={!adopted} show={show} />
      {redlines.map((redline) => (
        <RedlineView key={redline.against} {...{ redline, names, show }} />
      ))}
      {!wording.called && <p class="quiet">{words.waiting}</p>}
      {state !== undefined && (
        <details class="more" open={adopted || !settled} aria-label={names.get(wording.id)}>
          <summary>{words.result}</summary>
          <Verdict wording={state} quorums={quorums} view={view} show={show} byThirds={true} />
        </details>
      )}
      {children}
    </section>
  )
}

/** Who backs it, and what it was made from; groups, never people. */
function origin(
  wording: WordingAt,
  own: PassageProps['own'],
  names: ReadonlyMap<string, string>,
  show: Show,
): string {
  const { first, parents } = wording
  const { words } = show
  if (first) return words.first
  const made = parents.map((id) => names.get(id) ?? id.slice(0, 8)).join(words.listed)
  return [
    backers(wording, own, show),
    ...(parents.length > 1 ? [words.joins(made)] : parents.length === 1 ? [words.from(made)] : []),
  ].join(words.semicolon)
}

/** Groups behind it by what is on the wall; of one's own voice also what is on the way there. */
function backers(
  { id, sponsors }: Pick<WordingAt, 'id' | 'sponsors'>,
  own: PassageProps['own'],
  { words }: Show,
): string {
  const stands = own?.behind.includes(id)
  const isThere = own && sponsors.includes(own.group)
  const said = sponsors.length > 0 ? [words.by(sponsors.join(words.listed))] : stands ? [] : [words.nobody]
  if (stands && !isThere) said.push(words.onItsWay)
  if (!stands && isThere && own.left.includes(id)) said.push(words.noMore)
  return said.join(words.semicolon)
}

/** Of both texts more than half is another: then marks between single words hide more than they show. */
function isAnother(pieces: Redline['pieces']): boolean {
  const [same, removed, added] = (['same', 'removed', 'added'] as const).map((kind) =>
    pieces.reduce((sum, piece) => sum + (piece.kind === kind ? piece.text.length : 0), 0),
  )
  return (same ?? 0) < Math.min(removed ?? 0, added ?? 0)
}

/** Characters of a redline that are as much as the eye takes in at once. */
const LONG = 6_000

interface RedlineProps {
  readonly redline: Redline
  readonly names: ReadonlyMap<string, string>
  readonly show: Show
}

function RedlineView({ redline, names, show }: RedlineProps) {
  const { words } = show
  const length = redline.pieces.reduce((sum, { text }) => sum + text.length, 0)
  return (
    <details class="more" open={length < LONG}>
      <summary>{words.against(names.get(redline.against) ?? '')}</summary>
      {isAnother(redline.pieces) && <p class="quiet">{words.tooMuch}</p>}
      <Changes pieces={redline.pieces} of={redline.of} words={words} />
    </details>
  )
}

/** The most preferred first, as the state has them; then what waits. */
function inReadingOrder(view: AssemblyView, place: string): readonly WordingAt[] {
  const order = new Map(passageAt(view, place)?.wordings.map(({ id }, at) => [id, at]))
  const rank = ({ id }: WordingAt) => order.get(id) ?? order.size
  return [...wordingsAt(view, place)].sort((a, b) => rank(a) - rank(b))
}

/** "Alt 1" for the first wording, then by date: names that do not change with the count. */
export function wordingNames(
  view: AssemblyView,
  place: string,
  { words }: Show,
): ReadonlyMap<string, string> {
  return new Map(wordingsAt(view, place).map(({ id }, at) => [id, words.alt(at + 1)]))
}

function isAfter({ target }: ProposedWording, place: string, { now }: AssemblyView): boolean {
  return target === place || target === now.places.find(({ id }) => id === place)?.slug
}
