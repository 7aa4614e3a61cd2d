// Opening a file: by the picker, or dropped anywhere on the screen. What it is, its bytes say and not its name; only
// pictures are told apart by what the browser takes them for, and looked at for squares.

import { useEffect, useState } from 'preact/hooks'
import type { Opened } from '../engine/carry/calls.ts'
import type { State } from '../shell/state.ts'

export function OpenFile({ state, onOpened }: { state: State; onOpened: (opened: Opened) => void }) {
  const { a } = state.words.value
  const open = async (file: File | undefined) => {
    if (file === undefined) return
    state.said.value = a.moment
    try {
      if (file.type.startsWith('image/')) await openPicture(file, state, onOpened)
      else onOpened(await state.engine.ask('openFile', file))
    } catch (error) {
      state.said.value = a.open.failed(error instanceof Error ? error.message : String(error))
    }
  }
  const isOver = useDrop((file) => void open(file))
  return (
    <div class={isOver ? 'drop over' : 'drop'}>
      <label>
        {a.open.choose}
        <input type="file" onChange={({ currentTarget }) => void open(currentTarget.files?.[0])} />
      </label>
      <p class="quiet">{a.open.what}</p>
    </div>
  )
}

/** A square of a code; the code is opened with its last one. */
async function openPicture(file: File, state: State, onOpened: (opened: Opened) => void): Promise<void> {
  const [{ readPicture }, { PAPER }] = await Promise.all([
    import('./read-picture.ts'),
    import('../i18n/paper.ts'),
  ])
  const words = PAPER[state.lang.value]
  const square = await readPicture(file)
  if (square === undefined) {
    state.said.value = words.noSquare
    return
  }
  const opened = await state.engine.ask('openSquare', square)
  if (opened.kind === 'squares') state.said.value = words.more(opened.missing)
  else onOpened(opened)
}

/** Takes what is dropped while the screen is open; true while something is held over it. */
function useDrop(take: (file: File | undefined) => void): boolean {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const hold = (event: DragEvent) => {
      event.preventDefault()
      setOver(event.type === 'dragover')
      if (event.type === 'drop') take(event.dataTransfer?.files[0])
    }
    const kinds = ['dragover', 'dragleave', 'drop'] as const
    for (const kind of kinds) addEventListener(kind, hold)
    return () => {
      for (const kind of kinds) removeEventListener(kind, hold)
    }
  })
  return isOver
}
