// The two modes: what each leaves on the device, and how to go from one to the other.

import { useEffect, useState } from 'preact/hooks'
import type { SavingState } from '../engine/keep/saving.ts'
import type { ScreenProps } from '../shell/own-screen.tsx'
import type { State } from '../shell/state.ts'
import { wipe } from './wipe.ts'

export function SavingScreen({ state }: ScreenProps) {
  const { a } = state.words.value
  const [saving, setSaving] = useState<SavingState>()
  const look = () => void state.engine.ask('saving').then(setSaving)
  useEffect(look, [state.engine])
  if (saving === undefined) return <p class="quiet">{a.moment}</p>
  return (
    <>
      <h1>{a.saving.title}</h1>
      <p>
        <b>{saving.open ? a.saving.isSaved : a.saving.isNot}</b>
      </p>
      <p>{saving.open ? a.saving.savedMeans : a.saving.notMeans}</p>
      {saving.open ? (
        <Open state={state} />
      ) : (
        <Passphrase state={state} isNew={!saving.there} onDone={look} />
      )}
      <p class="quiet">{a.saving.traces}</p>
    </>
  )
}

function Open({ state }: { state: State }) {
  const { a } = state.words.value
  return (
    <div class="acts">
      <button type="button" onClick={() => void state.engine.ask('lock')}>
        {a.saving.lock}
      </button>
      <button type="button" class="second" onClick={() => void wipe(state)}>
        {a.wipe.button}
      </button>
    </div>
  )
}

interface PassphraseProps {
  readonly state: State
  /** Nothing is saved yet: it is typed twice. */
  readonly isNew: boolean
  readonly onDone: () => void
}

function Passphrase({ state, isNew, onDone }: PassphraseProps) {
  const { a } = state.words.value
  const [first, setFirst] = useState('')
  const [again, setAgain] = useState('')
  const ready = first !== '' && (!isNew || first === again)
  return (
    <form
      class="compose"
      onSubmit={async (event) => {
        event.preventDefault()
        if (!ready) return
        state.said.value = a.moment
        try {
          await state.engine.ask(isNew ? 'beginSaving' : 'unlock', first)
          state.said.value = ''
          onDone()
        } catch (error) {
          const { code } = error as { code?: string }
          state.said.value =
            code === 'store/passphrase' ? (isNew ? a.saving.tooShort : a.saving.wrong) : a.saving.refused
        }
      }}
    >
      <h2>{isNew ? a.saving.begin : a.saving.unlock}</h2>
      {isNew && <p>{a.saving.choose}</p>}
      <label>
        {a.saving.passphrase}
        <input
          type="password"
          autocomplete="off"
          value={first}
          onInput={({ currentTarget }) => setFirst(currentTarget.value)}
        />
      </label>
      {isNew && (
        <label>
          {a.saving.again}
          <input
            type="password"
            autocomplete="off"
            value={again}
            onInput={({ currentTarget }) => setAgain(currentTarget.value)}
          />
        </label>
      )}
      <div class="acts">
        <button type="submit" disabled={!ready}>
          {isNew ? a.saving.begin : a.saving.unlock}
        </button>
        {!isNew && (
          <button type="button" class="second" onClick={() => void wipe(state)}>
            {a.wipe.button}
          </button>
        )}
      </div>
    </form>
  )
}
