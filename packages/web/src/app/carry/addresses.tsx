// Where copies of this wall are: the host of this page, what the definition names, what the reader was given.
//
// Nothing is asked of an address that the reader did not choose: that it was asked is seen by whoever runs it.

import { useEffect, useRef, useState } from 'preact/hooks'
import type { AddressItem } from '../engine/addresses/calls.ts'
import type { EngineError } from '../engine/wire.ts'
import type { ScreenProps } from '../shell/own-screen.tsx'
import { ADDRESSES } from './words.ts'

export function AddressesScreen({ state }: ScreenProps) {
  const { a } = state.words.value
  const words = ADDRESSES[state.lang.value]
  const [addresses, setAddresses] = useState<readonly AddressItem[]>([])
  const [typed, type] = useState('')
  const version = state.version.value
  useEffect(() => {
    void state.engine.ask('addresses').then(setAddresses)
  }, [version, state.engine])
  // Asking one address ends the waiting for another; only the last is spoken of.
  const turn = useRef(0)
  const ask = async (url: string) => {
    turn.current += 1
    const mine = turn.current
    state.said.value = a.moment
    const problem = await state.engine.ask('addAddress', url).then(
      () => undefined,
      ({ code }: EngineError) => code,
    )
    if (mine !== turn.current) return
    if (problem === undefined) type('')
    const failed = problem === 'engine/unreachable' ? words.silent : words.failed
    state.said.value = problem === undefined ? words.asked : failed
  }
  return (
    <>
      <h1>{a.addresses.title}</h1>
      <p>{words.intro}</p>
      <ul class="versions">
        {addresses.map(({ url, from, resting }) => (
          <li key={url}>
            <span class="hex">{url}</span> <span class="quiet">{words.from[from]}</span>
            {resting && <b class="late"> {words.resting}</b>}{' '}
            {from === 'named' && (
              <button type="button" class="plain" onClick={() => void ask(url)}>
                {a.addresses.ask}
              </button>
            )}
          </li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void ask(typed)
        }}
      >
        <label for="address">{words.add}</label>
        <div class="field">
          <input
            id="address"
            type="url"
            required
            value={typed}
            autocomplete="off"
            dir="ltr"
            onInput={({ currentTarget }) => type(currentTarget.value)}
          />
          <button type="submit">{a.addresses.ask}</button>
        </div>
        <p class="quiet">{words.seen}</p>
      </form>
      <p class="acts">
        <button
          type="button"
          class="second"
          onClick={async () => {
            state.said.value = a.moment
            await state.engine.ask('catchUp').catch(() => undefined)
            state.said.value = words.asked
          }}
        >
          {words.again}
        </button>
      </p>
    </>
  )
}
