// Opening a file: by the picker, or dropped anywhere on the screen. What it is, its bytes say and not its name; only
// pictures are told apart by what the browser takes them for, and looked at for squares. The camera looks for them too.

import { useEffect, useState } from 'preact/hooks'
import type { Ui } from '../../pages/ui.ts'
import type { Opened } from '../engine/carry/calls.ts'
import { PAPER } from '../i18n/paper.ts'
import { Later } from '../shell/later.tsx'
import type { Telling } from '../shell/state.ts'
import { whyOf } from '../shell/why.ts'
import { takeSquare } from './take-square.ts'

interface OpenFileProps {
  readonly ui: Pick<Ui, 't'>
  readonly state: Telling
  readonly onOpened: (opened: Opened) => void
}

/** How a key under a password begins (NIP-49). */
const KEY_FILE = 'ncryptsec1'

export function OpenFile({ ui, state, onOpened }: OpenFileProps) {
  const { a } = state.words.value
  const open = async (file: File | undefined) => {
    if (file === undefined) return
    state.said.value = a.moment
    try {
      if (file.type.startsWith('image/')) await openPicture(file, state, onOpened)
      else if ((await file.slice(0, KEY_FILE.length).text()) === KEY_FILE)
        state.said.value = PAPER[state.lang.value].keyFile
      else onOpened(await state.engine.ask('openFile', file))
    } catch (error) {
      state.said.value = a.open.failed(whyOf(error, state.lang.value))
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
      <ByCamera ui={ui} state={state} onOpened={onOpened} />
    </div>
  )
}

async function openPicture(file: File, state: Telling, onOpened: (opened: Opened) => void): Promise<void> {
  const { readPicture } = await import('./read-picture.ts')
  const square = await readPicture(file)
  if (square === undefined) state.said.value = PAPER[state.lang.value].noSquare
  else await takeSquare(square, state, onOpened)
}

const camera = () => import('./camera.tsx').then(({ Camera }) => Camera)

/** The camera, opened and closed by one button. */
function ByCamera({ ui, state, onOpened }: OpenFileProps) {
  const [isLooking, look] = useState(false)
  if (navigator.mediaDevices?.getUserMedia === undefined) return null
  return (
    <>
      <p class="acts">
        <button type="button" class="second" aria-expanded={isLooking} onClick={() => look(!isLooking)}>
          {PAPER[state.lang.value].camera}
        </button>
      </p>
      {isLooking && (
        <Later load={camera} with={{ state, onOpened, onDone: () => look(false) }} ui={ui} state={state} />
      )}
    </>
  )
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
