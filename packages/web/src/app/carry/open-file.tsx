// Opening a file: by the picker, or dropped anywhere on this field. What it is, its bytes say and not its name.

import { useState } from 'preact/hooks'
import type { Opened } from '../engine/engine.ts'
import type { State } from '../shell/state.ts'

export function OpenFile({ state, onOpened }: { state: State; onOpened: (opened: Opened) => void }) {
  const { a } = state.words.value
  const [over, setOver] = useState(false)
  const open = async (file: File | undefined) => {
    if (file === undefined) return
    state.said.value = a.moment
    try {
      onOpened(await state.engine.ask('openFile', file))
    } catch (error) {
      state.said.value = a.open.failed(error instanceof Error ? error.message : String(error))
    }
  }
  return (
    <div
      class={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        void open(event.dataTransfer?.files[0])
      }}
    >
      <label>
        {a.open.choose}
        <input type="file" onChange={({ currentTarget }) => void open(currentTarget.files?.[0])} />
      </label>
      <p class="quiet">{a.open.what}</p>
    </div>
  )
}
