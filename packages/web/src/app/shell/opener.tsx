// The app without a wall: asks for a file or an address, until one of them holds a wall.

import { useState } from 'preact/hooks'
import type { Words } from '../i18n/words.ts'
import { PROGRAM } from '../program/words.ts'
import type { EngineClient } from './engine-client.ts'
import type { Place } from './place.ts'
import { whyOf } from './why.ts'

export interface OpenerProps {
  readonly engine: EngineClient
  readonly words: Words
  readonly place: Place
  readonly onOpened: () => void
}

export function Opener({ engine, words: { t, a }, place, onOpened }: OpenerProps) {
  const [said, say] = useState('')
  const [typed, type] = useState('')
  const open = async (root: string | undefined, file: Blob | undefined) => {
    say(a.moment)
    try {
      await engine.ask('open', { root, file })
      onOpened()
    } catch (error) {
      say(a.open.failed(whyOf(error, place.lang)))
    }
  }
  return (
    <div class="sheet">
      <main id="text">
        <h1>{t.wall}</h1>
        {place.kept ? (
          <p class="note late">{PROGRAM[place.lang].silent(place.host ?? '')}</p>
        ) : (
          <p>{a.opener.intro}</p>
        )}
        <div class="drop">
          <label>
            {a.open.choose}
            <input
              type="file"
              onChange={({ currentTarget }) => void open(undefined, currentTarget.files?.[0])}
            />
          </label>
        </div>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void open(typed.endsWith('/') ? typed : `${typed}/`, undefined)
          }}
        >
          <label for="address">{a.opener.address}</label>
          <div class="field">
            <input
              id="address"
              type="url"
              required
              dir="ltr"
              autocomplete="off"
              value={typed}
              onInput={({ currentTarget }) => type(currentTarget.value)}
            />
            <button type="submit">{a.addresses.ask}</button>
          </div>
        </form>
        <p role="status">{said}</p>
      </main>
    </div>
  )
}
