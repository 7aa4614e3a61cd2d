// On the front of an assembly: the voice of this device, from an invitation to the key that is forgotten.

import { useState } from 'preact/hooks'
import type { AssemblyView } from '../../../assembly/model.ts'
import { Link } from '../../../pages/parts/link.tsx'
import type { Ui } from '../../../pages/ui.ts'
import type { VoiceItem } from '../../engine/voice/calls.ts'
import type { State } from '../../shell/state.ts'
import { tell } from '../../shell/tell.ts'
import { forgetKept } from '../../write/kept-drafts.ts'
import { useVoice } from './use-voice.ts'
import { ACT_WORDS } from './words.ts'

/** One can join, or will be able to. */
const BEFORE: readonly string[] = ['signing', 'coming', 'joining']

/** What every part of acting in the assembly that is open is given. */
export interface ActProps {
  readonly view: AssemblyView
  /** The place of the constitution in the log. */
  readonly place: number
  readonly state: State
}

export function YourVoice({ view, place, ui, state }: ActProps & { readonly ui: Ui }) {
  const words = ACT_WORDS[state.lang.value]
  const voice = useVoice(view.id, state)
  if (voice === undefined) return undefined
  const { kind } = view.phase
  return (
    <section class="panel own">
      <h2>{words.yours}</h2>
      {voice === 'none' ? (
        <>
          <p>{BEFORE.includes(kind) ? words.promise : words.noneLate}</p>
          {BEFORE.includes(kind) && (
            <p class="acts">
              <Link to={`!assembly/${place}/join`} ui={ui}>
                {words.join}
              </Link>
            </p>
          )}
        </>
      ) : (
        <>
          <Standing voice={voice} ui={ui} state={state} />
          <p class="acts">
            {voice.state === 'asking' && (
              <Link to={`!assembly/${place}/join`} ui={ui}>
                {words.goOnJoining}
              </Link>
            )}
            {voice.state === 'speaks' && (
              <Link to={`!assembly/${place}/ballot`} ui={ui}>
                {words.toBallot}
              </Link>
            )}
          </p>
          <Forget assembly={view.id} over={kind === 'over'} state={state} />
        </>
      )}
    </section>
  )
}

/** How far the voice has come, and what is to be done so that it is not lost. */
export function Standing({ voice, ui, state }: { voice: VoiceItem; ui: Ui; state: State }) {
  const words = ACT_WORDS[state.lang.value]
  const { group, at = 0 } = voice
  const waits = voice.state === 'drawn' && at > Date.now() / 1000
  const answered = voice.answered.filter((one) => one).length
  return (
    <>
      <p>
        {voice.state === 'asking'
          ? words.asking(answered, voice.answered.length)
          : voice.state === 'speaks'
            ? words.speaks(group)
            : waits
              ? words.drawn(group, ui.time(at))
              : words.onItsWay(group)}
      </p>
      <KeepIt ui={ui} state={state} />
    </>
  )
}

/** In *Nothing saved* a voice is gone with the tab. */
export function KeepIt({ ui, state }: { ui: Ui; state: State }) {
  const words = ACT_WORDS[state.lang.value]
  if (state.page.value.frame.truth.saved) return undefined
  return (
    <p class="late">
      {words.keepOpen}{' '}
      <Link to="!saving" ui={ui}>
        {words.save}
      </Link>
    </p>
  )
}

function Forget({ assembly, over, state }: { assembly: string; over: boolean; state: State }) {
  const words = ACT_WORDS[state.lang.value]
  const [asking, ask] = useState(false)
  return (
    <>
      <button type="button" class="plain" aria-expanded={asking} onClick={() => ask(!asking)}>
        {words.forget}
      </button>
      {asking && (
        <div>
          <p>
            {words.forgetHow} {!over && <b class="late">{words.forgetEarly}</b>}
          </p>
          <div class="acts">
            <button
              type="button"
              onClick={() =>
                void tell(state, words.forgotten, async () => {
                  await state.engine.ask('forgetVoice', assembly)
                  // What was typed with it says as much as a receipt.
                  await forgetKept(state.engine, assembly)
                })
              }
            >
              {words.forgetYes}
            </button>
            <button type="button" class="plain" onClick={() => ask(false)}>
              {words.leave}
            </button>
          </div>
        </div>
      )}
    </>
  )
}
