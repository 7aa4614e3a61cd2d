// The two modes: what each leaves on the device, and how to go from one to the other.

import { useEffect, useMemo, useState } from 'preact/hooks'
import type { SavingState } from '../engine/keep/saving.ts'
import { AboutProgram } from '../program/about-program.tsx'
import { keepProgram } from '../program/keeping.ts'
import { sayFailed } from '../shell/failed.ts'
import { oneAtATime } from '../shell/one-at-a-time.ts'
import type { ScreenProps } from '../shell/own-screen.tsx'
import { plainLine } from '../shell/plain-line.ts'
import { SecretField } from '../shell/secret-field.tsx'
import type { State } from '../shell/state.ts'
import { lock } from './lock.ts'
import { isLocked } from './locked.ts'
import { tellTabs } from './tabs.ts'
import { wipe } from './wipe.ts'
import { MODES } from './words.ts'

export function SavingScreen({ ui, state }: ScreenProps) {
  const { a } = state.words.value
  const words = MODES[state.lang.value]
  const [held, setSaving] = useState<SavingState>()
  const lost = state.lost.value
  // Of what this tab has lost the engine has the rest in memory.
  const saving = lost ? { there: lost === 'newer', open: false } : held
  const look = async () => {
    const now = await state.engine.ask('saving')
    setSaving(now)
    state.locked.value = isLocked(now)
    return now
  }
  // An engine that fell silent has not answered, and may do so again.
  useEffect(() => void (held ?? look()), [state.version.value])
  if (saving === undefined) return <p class="quiet">{a.moment}</p>
  const [mode, means] = saving.open
    ? [words.isSaved, words.savedMeans]
    : saving.there
      ? [words.isLocked, words.lockedMeans]
      : [words.isNot, words.notMeans]
  return (
    <>
      <h1>{a.saving.title}</h1>
      <p>
        <b>{mode}</b>
      </p>
      <p>{means}</p>
      {saving.open ? (
        <Open state={state} />
      ) : lost !== undefined ? undefined : (
        <Passphrase state={state} isNew={!saving.there} look={look} />
      )}
      {saving.open && <AboutProgram ui={ui} state={state} />}
      <p class="quiet">{words.traces}</p>
    </>
  )
}

function Open({ state }: { state: State }) {
  const { a } = state.words.value
  const words = MODES[state.lang.value]
  return (
    <div class="acts">
      <button
        type="button"
        onClick={() => {
          tellTabs('lock')
          void lock(state.engine)
        }}
      >
        {words.lock}
      </button>
      <button type="button" class="second" onClick={() => void wipe(state.engine)}>
        {a.wipe.button}
      </button>
    </div>
  )
}

interface PassphraseProps {
  readonly state: State
  /** Nothing is saved yet: it is typed twice. */
  readonly isNew: boolean
  /** Looks what is saved now. */
  readonly look: () => Promise<SavingState>
}

function Passphrase({ state, isNew, look }: PassphraseProps) {
  const { a } = state.words.value
  const words = MODES[state.lang.value]
  const plain = plainLine(state.lang.value)
  const [first, setFirst] = useState('')
  const [again, setAgain] = useState('')
  const ready = first !== '' && (!isNew || first === again)
  // Trying a passphrase takes a second: who presses twice means it once.
  const once = useMemo(oneAtATime, [])
  const open = async () => {
    state.said.value = a.moment
    try {
      await state.engine.ask(isNew ? 'beginSaving' : 'unlock', first)
      // No room, a line that was cut: saving works without it, and the screen says what is missing and finishes it.
      await keepProgram(state).catch(() => undefined)
      state.said.value = ''
      void look()
    } catch (error) {
      const { code } = error as { code?: string }
      if (code === 'store/passphrase') state.said.value = isNew ? words.tooShort : words.wrong
      // Another tab may have begun to save meanwhile.
      else if (code === 'store/refused')
        state.said.value = (await look()).there ? words.isLocked : words.refused
      else sayFailed(error, state)
    }
  }
  return (
    <form
      class="compose"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) void once(open)
      }}
    >
      <h2>{isNew ? words.begin : words.unlock}</h2>
      {isNew && <p>{words.choose}</p>}
      {plain !== undefined && <p class="late">{plain}</p>}
      <SecretField label={words.passphrase} value={first} onType={setFirst} />
      {isNew && <SecretField label={words.again} value={again} onType={setAgain} />}
      {isNew && again !== '' && !first.startsWith(again) && <p class="late">{words.differs}</p>}
      <div class="acts">
        <button type="submit" disabled={!ready}>
          {isNew ? words.begin : words.unlock}
        </button>
        {!isNew && (
          <button type="button" class="second" onClick={() => void wipe(state.engine)}>
            {a.wipe.button}
          </button>
        )}
      </div>
    </form>
  )
}
