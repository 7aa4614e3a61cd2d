// Giving an address to one person: as a link, as text, as a file, as squares. By no other way does it leave this device.

import { useState } from 'preact/hooks'
import type { GivenAddress } from '../engine/addresses/calls.ts'
import { CopyButton } from '../shell/copy-button.tsx'
import type { State } from '../shell/state.ts'
import { useLatest } from '../shell/use-latest.ts'
import { saveFile } from './save.ts'
import { DrawnSquares } from './squares.tsx'
import { ADDRESSES } from './words.ts'

export function GivePanel({ url, state }: { url: string; state: State }) {
  const words = ADDRESSES[state.lang.value]
  const [given, setGiven] = useState<GivenAddress>()
  useLatest(() => state.engine.ask('giveAddress', url), setGiven, [state.engine, url])
  if (given === undefined) return null
  return (
    <section class="panel">
      <p>{words.giveHow}</p>
      <p class="row actions">
        <CopyButton text={given.link} label={words.copyLink} state={state} />
        <button
          type="button"
          class="plain"
          onClick={() => {
            saveFile('note.txt', given.text, 'text/plain')
            state.said.value = state.words.value.a.take.saved
          }}
        >
          {words.asFile}
        </button>
      </p>
      <DrawnSquares squares={given.squares} state={state} />
    </section>
  )
}
