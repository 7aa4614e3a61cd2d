// On the result: signing the outcome under a lasting name, and showing a ballot that was left out.

import { PAUSE } from '@commonwall/wall'
import { useState } from 'preact/hooks'
import type { AssemblyView } from '../../../assembly/model.ts'
import { Link } from '../../../pages/parts/link.tsx'
import type { Ui } from '../../../pages/ui.ts'
import { canSpeak, useNames } from '../../names/use-names.ts'
import type { State } from '../../shell/state.ts'
import { tell } from '../../shell/tell.ts'
import { useLeaving } from '../../write/leaving.tsx'
import { RESULT_WORDS } from './result-words.ts'
import { useVoice } from './use-voice.ts'

interface Props {
  readonly view: AssemblyView
  readonly ui: Ui
  readonly state: State
}

export function ResultActs(props: Props) {
  return (
    <>
      <Missed {...props} />
      {props.view.outcome !== undefined && <SignOutcome {...props} />}
    </>
  )
}

function SignOutcome({ view, ui, state }: Props) {
  const words = RESULT_WORDS[state.lang.value]
  const usable = (useNames(state) ?? []).filter(canSpeak)
  const [signed, setSigned] = useState(false)
  const leaving = useLeaving(state)
  const { outcome } = view
  if (outcome === undefined) return undefined
  const sign = (as: string) =>
    leaving.send(async (careful) => {
      const act = () => state.engine.ask('signOutcome', { hash: outcome.hash, as, careful })
      setSigned(await tell(state, words.signed, act))
    })
  return (
    <section class="own">
      <h2>{words.sign}</h2>
      <p>{words.signHow}</p>
      <p class="late">{words.signNotVoice}</p>
      {outcome.data.standing !== 'final' ? (
        <p>{words.signNotFinal}</p>
      ) : usable.length === 0 ? (
        <>
          <p>{words.signNoName}</p>
          <p class="acts">
            <Link to="!names" ui={ui}>
              {state.words.value.a.names.make}
            </Link>
          </p>
        </>
      ) : (
        !signed &&
        (leaving.instead ?? (
          <div class="acts">
            {usable.map(({ pubkey, name }) => (
              <button type="button" key={pubkey} onClick={() => sign(pubkey)}>
                {words.signAs} <bdi>{name}</bdi>
              </button>
            ))}
          </div>
        ))
      )}
    </section>
  )
}

/** From the end of a stage until issuers close it: anybody, with or without a voice. */
function Missed({ view, ui, state }: Props) {
  const words = RESULT_WORDS[state.lang.value]
  const voice = useVoice(view.id, state)
  const [id, setId] = useState('')
  const leaving = useLeaving(state)
  const { constitution, phase } = view
  const span = [...constitution.rounds, constitution.whole][phase.stage]
  if (phase.kind !== 'counting' || span === undefined) return undefined
  const isId = /^\s*[0-9a-fA-F]{64}\s*$/.test(id)
  const own = voice === undefined || voice === 'none' ? undefined : voice.cast.at(-1)
  const show = (ballot: string) =>
    leaving.send(() =>
      tell(state, words.missedDone, () =>
        state.engine.ask('showMissed', { assembly: view.id, stage: phase.stage, ballot }),
      ),
    )
  if (leaving.instead) return leaving.instead
  return (
    <section class="own">
      <h2>{words.missed}</h2>
      <p>{words.missedHow(ui.time(span.until + PAUSE))}</p>
      {own !== undefined && (
        <div class="acts">
          <button type="button" class="second" onClick={() => show(own)}>
            {words.missedOwn}
          </button>
        </div>
      )}
      <form
        class="compose"
        onSubmit={(event) => {
          event.preventDefault()
          if (isId) show(id.trim().toLowerCase())
        }}
      >
        <label>
          {words.missedId}
          <input dir="ltr" value={id} onInput={({ currentTarget }) => setId(currentTarget.value)} />
        </label>
        {id.trim() !== '' && !isId && (
          <p class="late" role="status">
            {words.missedForm}
          </p>
        )}
        <div class="acts">
          <button type="submit" class="second" disabled={!isId}>
            {words.missedShow}
          </button>
        </div>
      </form>
    </section>
  )
}
