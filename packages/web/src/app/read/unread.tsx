// What has not been read yet, said as it is: the list that the host gave, below what was checked, shown a few lines a frame
// as every list is; and a page whose posts are still on their way.

import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ThreadItem } from '../../pages/model.ts'
import { useInParts } from '../../pages/parts/in-parts.ts'
import type { Ui } from '../../pages/ui.ts'
import type { State } from '../shell/state.ts'
import { UNREAD } from './words.ts'

/** As many as fill what a phone's screen has left. */
const PART = 5

/** The rest of the loaded page's list, until all was read. @param threads those that are checked, and stand above */
export function UncheckedList({
  threads,
  ui,
  state,
}: {
  threads: readonly ThreadItem[]
  ui: Ui
  state: State
}) {
  const loaded = state.loaded.value
  const place = useRef<HTMLDivElement>(null)
  const checked = new Set(threads.map((thread) => thread.path))
  // Of the screen that this is on: one that left must not take the list from the one that came.
  const [path] = useState(() => state.shown.peek())
  const shown = loaded?.path === path
  const stands = useLines(shown ? [...loaded.lines.values()] : [], ui)
  useLayoutEffect(() => {
    if (!shown || loaded === undefined) return
    // Put there once: to put there what stands there would lay it out anew.
    if (loaded.list.parentNode !== place.current) place.current?.append(loaded.list)
    for (const [thread, line] of loaded.lines) line.hidden = checked.has(thread) || !stands(line)
  })
  if (!shown) return undefined
  return (
    <>
      <p class="note">{UNREAD[ui.frame.lang].list}</p>
      <div ref={place} />
    </>
  )
}

/** They are there, and are laid out once they are to be seen. @returns whether a line's turn has come */
function useLines(lines: readonly HTMLElement[], ui: Ui): (line: HTMLElement) => boolean {
  const standing = useInParts({ items: lines, make: () => <></>, ui, part: PART }).length
  return (line) => lines.indexOf(line) < standing
}

/** In the place of a page that is older than what was read. */
export function NotReadYet({ ui }: { ui: Ui }) {
  const { title, text } = UNREAD[ui.frame.lang]
  return (
    <>
      <h1>{title}</h1>
      <p>{text}</p>
    </>
  )
}
