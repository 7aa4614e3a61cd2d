// "Find us again": the wall's fingerprint and up to three addresses, to be photographed, printed or read aloud.

import { useEffect, useState } from 'preact/hooks'
import type { AddressItem } from '../engine/engine.ts'
import type { ScreenProps } from '../shell/own-screen.tsx'

const SHOWN = 3

export function FindAgain({ ui, state }: ScreenProps) {
  const { a } = state.words.value
  const [addresses, setAddresses] = useState<readonly AddressItem[]>([])
  useEffect(() => {
    void state.engine.ask('addresses').then(setAddresses)
  }, [state.engine])
  const { fingerprint, wall } = ui.frame
  return (
    <section class="find-again">
      <h2>{a.find.title}</h2>
      <p>{a.find.how}</p>
      <div class="card">
        <p class="wall">
          <bdi lang={wall.lang}>{wall.text}</bdi>
        </p>
        <p class="seal" lang="en">
          {fingerprint.en.join(' ')}
        </p>
        <p class="seal" lang="zh-Hans">
          {fingerprint.zh.join('')}
        </p>
        <ul>
          {addresses.slice(0, SHOWN).map(({ url }) => (
            <li class="hex" key={url}>
              {url}
            </li>
          ))}
        </ul>
      </div>
      <p class="acts">
        <button type="button" class="second" onClick={() => print()}>
          {a.read.print}
        </button>
      </p>
    </section>
  )
}
