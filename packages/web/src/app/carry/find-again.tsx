// "Find us again": the wall's fingerprint and up to three addresses, to be photographed, printed, kept as a picture or
// read aloud.

import { useEffect, useState } from 'preact/hooks'
import type { AddressItem } from '../engine/addresses/calls.ts'
import { PAPER } from '../i18n/paper.ts'
import type { ScreenProps } from '../shell/own-screen.tsx'
import { drawCard } from './draw-card.ts'
import { saveFile } from './save.ts'

const SHOWN = 3

export function FindScreen({ ui, state }: ScreenProps) {
  return (
    <>
      <h1>{state.words.value.a.find.title}</h1>
      <FindCard ui={ui} state={state} />
    </>
  )
}

export function FindCard({ ui, state }: ScreenProps) {
  const { a } = state.words.value
  const [addresses, setAddresses] = useState<readonly AddressItem[]>([])
  useEffect(() => {
    void state.engine.ask('addresses').then(setAddresses)
  }, [state.engine])
  const { fingerprint, wall } = ui.frame
  // Only what everybody may know: what somebody gave to this reader is for this reader.
  const shown = addresses
    .filter(({ open }) => open)
    .slice(0, SHOWN)
    .map(({ url }) => url)
  return (
    <>
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
          {shown.map((url) => (
            <li class="hex" key={url}>
              {url}
            </li>
          ))}
        </ul>
      </div>
      <p class="acts">
        <button
          type="button"
          onClick={async () => {
            const lines = [fingerprint.en.join(' '), fingerprint.zh.join(''), ...shown]
            saveFile('wall.png', await drawCard(wall.text, lines), 'image/png')
            state.said.value = a.take.saved
          }}
        >
          {PAPER[state.lang.value].picture}
        </button>
        <button type="button" class="second" onClick={() => print()}>
          {a.read.print}
        </button>
      </p>
    </>
  )
}
