// The ballot: every wording of the stage on one screen, changeable until the end, offline too (it waits like any post).

import { isFew, MAX_POSITIONS, stageAt, stageSpans, voicesActive } from '@commonwall/assembly'
import { untracked } from '@preact/signals'
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { AssemblyView } from '../../../assembly/model.ts'
import { type Show, stageName } from '../../../assembly/views/show.ts'
import { Link } from '../../../pages/parts/link.tsx'
import type { VoiceItem } from '../../engine/voice/calls.ts'
import type { State } from '../../shell/state.ts'
import { tell } from '../../shell/tell.ts'
import { isTakenUp } from '../../write/kept-drafts.ts'
import { type Leaving, useLeaving } from '../../write/leaving.tsx'
import { clearTyped, forgetTyped, keepTyped, typedOf } from '../../write/typed.ts'
import { type Asked, askedIn } from './asked.ts'
import { BallotDraft, type TypedBallot } from './ballot-draft.ts'
import { BallotRow } from './ballot-row.tsx'
import { BALLOT_WORDS } from './ballot-words.ts'
import { speaking, useVoice } from './use-voice.ts'
import { Standing } from './your-voice.tsx'

interface Props {
  readonly view: AssemblyView
  readonly show: Show
  readonly state: State
}

export function BallotScreen({ view, show, state }: Props) {
  const words = BALLOT_WORDS[state.lang.value]
  const { ui, path } = show
  const held = useVoice(view.id, state)
  const voice = speaking(held)
  const leaving = useLeaving(state, true)
  // A ballot that was cast, or taken up from what was kept, begins anew.
  const [casts, countCast] = useState(0)
  const now = Math.max(view.wallTime, Math.floor(Date.now() / 1000))
  const at = stageAt(view.constitution, now)
  const stage = at?.stage
  const asked = useMemo(
    () => (stage === undefined ? [] : askedIn(view, stage, show)),
    [view, stage, show.words],
  )
  // What was ticked is of no use once the last stage is over.
  useEffect(() => {
    if (at === undefined) forgetTyped(`${view.id} ballot`)
  }, [at === undefined, view.id])
  if (leaving.instead) return leaving.instead
  return (
    <>
      <div class="heading">
        <p class="quiet">
          <Link to={path()} ui={ui}>
            {show.words.back}
          </Link>
        </p>
        <h1>{words.ballot}</h1>
      </div>
      {at === undefined || now < at.span.from ? (
        <p>
          {stageSpans(view.constitution).some(({ from, until }) => from <= now && now <= until)
            ? words.tooLate
            : words.noBallot}
          {at !== undefined && show.words.gap + words.opens(ui.time(at.span.from))}
        </p>
      ) : held === 'none' ? (
        <p>{words.none}</p>
      ) : voice === undefined ? (
        held && <Standing voice={held} ui={ui} state={state} />
      ) : (
        <>
          <p>
            {stageName(view, at.stage, show)}
            {show.words.colon}
            {words.ballotHow}
          </p>
          <p class="note">{words.sendBy(ui.time(at.deadline), ui.time(at.released))}</p>
          {at.stage >= view.constitution.rounds.length && <p class="note">{words.silence}</p>}
          <Form
            key={`${voice.ballots} ${casts} ${isTakenUp.value}`}
            {...{ view, voice, asked, show, state }}
            stage={at.stage}
            leaving={leaving}
            onCast={() => countCast(casts + 1)}
          />
        </>
      )}
    </>
  )
}

interface FormProps extends Props {
  readonly voice: VoiceItem
  readonly asked: readonly Asked[]
  readonly stage: number
  readonly leaving: Leaving
  readonly onCast: () => void
}

/** Rows that are drawn at once; the rest follows in steps between which the screen can be used. */
const STEP = 25

function Form({ view, voice, asked, stage, leaving, show, state, onCast }: FormProps) {
  const words = BALLOT_WORDS[state.lang.value]
  // What came in the meantime must not throw away what was ticked: the draft is of the ballot that was cast last.
  const about = `${view.id} ballot`
  const draft = useMemo(
    () =>
      new BallotDraft(
        voice.positions,
        untracked(() => typedOf<TypedBallot>(about)),
        (ballot) => keepTyped(about, ballot),
      ),
    [],
  )
  // The same rows each time: what is drawn already is not looked at again.
  const rows = useMemo(
    () =>
      asked.map((one) => (
        <BallotRow key={one.id} asked={one} draft={draft} mine={voice} show={show} state={state} />
      )),
    [asked, draft, voice],
  )
  const [drawn, draw] = useState(STEP)
  const [anyhow, setAnyhow] = useState(false)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    if (drawn >= asked.length) return
    const timer = setTimeout(() => draw(drawn + STEP))
    return () => clearTimeout(timer)
  }, [drawn, asked.length])
  const group = view.constitution.groups.findIndex(({ slug }) => slug === voice.group)
  const active = voicesActive(view.state, group)
  const few = isFew(active)
  // A ballot of a round says nothing of the document as a whole.
  const again =
    voice.ballots > 0 &&
    (stage < view.constitution.rounds.length ||
      voice.positions.some(({ on }) => asked.some(({ id }) => id === on)))
  const cast = async () => {
    setBusy(true)
    const ballot = typedOf(about)
    const send = () =>
      state.engine.ask('cast', {
        assembly: view.id,
        stage,
        positions: draft.positions(asked.map(({ id }) => id)),
        replies: draft.answers,
        lang: state.lang.value,
        among: { voices: active, anyhow },
      })
    const isCast = await tell(state, words.wasCast, send, {}, state.words.value.a.write.working)
    setBusy(false)
    if (!isCast) return
    clearTyped(about, ballot)
    onCast()
  }
  return (
    <form
      class="ballot"
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) leaving.send(cast)
      }}
    >
      {again && <p class="note">{words.last(voice.ballots)}</p>}
      {rows.slice(0, drawn)}
      <section class="panel">
        <p>{words.unanimous(active, voice.group)}</p>
        {few && (
          <>
            <p class="late">{words.few}</p>
            <label class="check">
              <input
                type="checkbox"
                checked={anyhow}
                onChange={({ currentTarget }) => setAnyhow(currentTarget.checked)}
              />
              {words.fewYes}
            </label>
          </>
        )}
        <Send {...{ draft, asked, again, state }} stopped={busy || (few && !anyhow)} />
      </section>
    </form>
  )
}

interface SendProps {
  readonly draft: BallotDraft
  readonly asked: readonly Pick<Asked, 'id'>[]
  readonly state: Pick<State, 'lang'>
  readonly again: boolean
  readonly stopped: boolean
}

/** What all rows come to, and the button: the only part that is drawn again when a row changes. */
export function Send({ draft, asked, state, again, stopped }: SendProps) {
  const words = BALLOT_WORDS[state.lang.value]
  void draft.changes.value
  const positions = draft.positions(asked.map(({ id }) => id))
  const says = positions.length + draft.answers.length > 0
  const bare = positions.filter(({ value, reason, words: said }) => value === -2 && !reason && !said)
  const isFull = positions.length > MAX_POSITIONS
  return (
    <>
      <p role="status">
        {words.taken(positions.length, asked.length)}{' '}
        {bare.length > 0 && <span class="late">{words.needsReason(bare.length)} </span>}
        {isFull && <span class="late">{words.room(MAX_POSITIONS)}</span>}
      </p>
      <div class="acts">
        <button
          type="submit"
          disabled={stopped || bare.length > 0 || isFull || draft.isTooLong || !(says || again)}
        >
          {again ? words.castAgain : words.cast}
        </button>
      </div>
    </>
  )
}
