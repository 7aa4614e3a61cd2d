// Opening files: by the picker, or dropped anywhere on the screen. What one is, its bytes say and not its name; only
// pictures are told apart by what the browser takes them for, and looked at for squares. The camera looks for them too.
//
// Of several each is opened, one after the other, also where some come while others are being opened, and each is said by its
// name what came of it: whoever was given three files of sealed posts, and is told that "it" was handed in, throws two away.
// What is handed in to a wall waits for one among the others, and what that one leaves unopened is opened on the screen after it.

import { useEffect, useRef, useState } from 'preact/hooks'
import type { Ui } from '../../pages/ui.ts'
import type { Opened } from '../engine/carry/calls.ts'
import { PAPER } from '../i18n/paper.ts'
import { Later } from '../shell/later.tsx'
import type { Telling } from '../shell/state.ts'
import { whyOf } from '../shell/why.ts'
import { handOver } from './hand-over.ts'
import { stillToOpen } from './still-to-open.ts'
import { takeSquare } from './take-square.ts'

interface OpenFileProps {
  readonly ui: Pick<Ui, 't'>
  readonly state: Telling
  /** @returns true where the screen gives way to another */
  readonly onOpened: (opened: Opened) => unknown
}

/** How a key under a password begins (NIP-49). */
const KEY_FILE = 'ncryptsec1'

export function OpenFile({ ui, state, onOpened }: OpenFileProps) {
  const { a } = state.words.value
  const [told, tell] = useState<readonly Told[]>([])
  const waiting = useRef<File[]>([])
  const isUnderWay = useRef(false)
  const open = async (files: readonly File[], areMore = false) => {
    const { current } = waiting
    current.push(...files)
    if (isUnderWay.current) return
    isUnderWay.current = true
    const all: Told[] = []
    tell(all)
    const late = new Set<File>()
    const take = (opened: Opened) => {
      if (onOpened(opened) === true) stillToOpen.push(...current.splice(0))
    }
    for (let file = current.shift(); file !== undefined; file = current.shift()) {
      state.said.value = a.moment
      try {
        await openOne(file, state, take)
      } catch (error) {
        if (needsWall(error) && current.length > 0 && !late.has(file)) {
          late.add(file)
          current.push(file)
          continue
        }
        state.said.value = isUnreadable(error)
          ? PAPER[state.lang.value].unreadable
          : a.open.failed(whyOf(error, state.lang.value))
      }
      all.push({ file, came: state.said.value })
      if (areMore || all.length + current.length > 1) tell([...all])
    }
    isUnderWay.current = false
  }
  useEffect(() => {
    const { current } = waiting
    if (stillToOpen.length > 0) void open(stillToOpen.splice(0), true)
    return () => void stillToOpen.push(...current.splice(0))
  }, [])
  const isOver = useDrop((files) => void open(files))
  return (
    <div class={isOver ? 'drop over' : 'drop'}>
      <label>
        {a.open.choose}
        <input
          type="file"
          multiple
          onChange={({ currentTarget }) => {
            const files = [...(currentTarget.files ?? [])]
            // Who tries the same one again means it.
            currentTarget.value = ''
            void open(files)
          }}
        />
      </label>
      <p class="quiet">{a.open.what}</p>
      {told.length > 0 && (
        <ul class="points">
          {told.map(({ file, came }) => (
            <li key={file}>
              <bdi>{file.name}</bdi>
              <br />
              {came}
            </li>
          ))}
        </ul>
      )}
      <ByCamera ui={ui} state={state} onOpened={onOpened} />
    </div>
  )
}

/** One of several files, and what came of it. */
interface Told {
  readonly file: File
  readonly came: string
}

async function openOne(file: File, state: Telling, onOpened: (opened: Opened) => void): Promise<void> {
  if (file.type.startsWith('image/')) await openPicture(file, state, onOpened)
  else if ((await file.slice(0, KEY_FILE.length).text()) === KEY_FILE)
    state.said.value = PAPER[state.lang.value].keyFile
  else onOpened(await handOver(file, (given) => state.engine.ask('openFile', given)))
}

/** True for what cannot be handed in before a wall is open. */
function needsWall(error: unknown): boolean {
  return (error as { readonly code?: unknown } | undefined)?.code === 'engine/no-wall'
}

/** True for what the browser was not let read: a folder looks like a file until then. */
function isUnreadable(error: unknown): boolean {
  return error instanceof DOMException && /^Not(Found|Readable)Error$/.test(error.name)
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
  if (navigator.mediaDevices === undefined) return null
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
function useDrop(take: (files: readonly File[]) => void): boolean {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const hold = (event: DragEvent) => {
      event.preventDefault()
      setOver(event.type === 'dragover')
      if (event.type === 'drop') take([...(event.dataTransfer?.files ?? [])])
    }
    const kinds = ['dragover', 'dragleave', 'drop'] as const
    for (const kind of kinds) addEventListener(kind, hold)
    return () => {
      for (const kind of kinds) removeEventListener(kind, hold)
    }
  })
  return isOver
}
