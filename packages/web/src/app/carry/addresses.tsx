// Where copies of this wall are: the host of this page, what the definition names, what the reader was given.
//
// Nothing is asked of an address that the reader did not choose: that it was asked is seen by whoever runs it.

import { useEffect, useState } from 'preact/hooks'
import type { AddressItem } from '../engine/addresses/calls.ts'
import type { ScreenProps } from '../shell/own-screen.tsx'

export function AddressesScreen({ state }: ScreenProps) {
  const { a } = state.words.value
  const [addresses, setAddresses] = useState<readonly AddressItem[]>([])
  const [typed, type] = useState('')
  const version = state.version.value
  useEffect(() => {
    void state.engine.ask('addresses').then(setAddresses)
  }, [version, state.engine])
  const ask = async (url: string) => {
    state.said.value = a.moment
    try {
      await state.engine.ask('addAddress', url)
      state.said.value = a.addresses.asked
      type('')
    } catch {
      state.said.value = a.addresses.failed
    }
  }
  return (
    <>
      <h1>{a.addresses.title}</h1>
      <p>{a.addresses.intro}</p>
      <ul class="versions">
        {addresses.map(({ url, from, resting }) => (
          <li key={url}>
            <span class="hex">{url}</span> <span class="quiet">{a.addresses.from[from]}</span>
            {resting && <b class="late"> {a.addresses.resting}</b>}{' '}
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
        <label for="address">{a.addresses.add}</label>
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
        <p class="quiet">{a.addresses.seen}</p>
      </form>
      <p class="acts">
        <button
          type="button"
          class="second"
          onClick={async () => {
            state.said.value = a.moment
            await state.engine.ask('catchUp').catch(() => undefined)
            state.said.value = a.addresses.asked
          }}
        >
          {a.addresses.again}
        </button>
      </p>
    </>
  )
}
