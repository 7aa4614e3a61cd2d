// "Find us again" in the app: the same card as on the pages, also as a picture.

import { FindCard as Card, cardLines } from '../../pages/find.tsx'
import { PAPER } from '../i18n/paper.ts'
import type { ScreenProps } from '../shell/own-screen.tsx'
import { PrintButton } from '../shell/print-button.tsx'
import { useAnswer } from '../shell/use-answer.ts'
import { drawCard } from './draw-card.ts'
import { saveFile } from './save.ts'

export function FindScreen({ ui, state }: ScreenProps) {
  return (
    <>
      <h1>{ui.t.find.title}</h1>
      <FindCard ui={ui} state={state} />
    </>
  )
}

export function FindCard({ ui, state }: ScreenProps) {
  const { a } = state.words.value
  const items = useAnswer(state, 'addresses') ?? []
  // Only what everybody may know: what somebody gave to this reader is for this reader.
  const addresses = items.filter(({ open }) => open).map(({ url }) => url)
  return (
    <>
      <Card addresses={addresses} ui={ui} />
      <p class="acts">
        <button
          type="button"
          onClick={async () => {
            const picture = await drawCard(ui.frame.wall.text, cardLines(addresses, ui))
            saveFile('wall.png', picture, 'image/png')
            state.said.value = a.take.saved
          }}
        >
          {PAPER[state.lang.value].picture}
        </button>
        <PrintButton label={a.read.print} />
      </p>
    </>
  )
}
