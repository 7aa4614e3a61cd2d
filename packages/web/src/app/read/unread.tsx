// The list that the host gave, as long as not all of it was read: below what was checked, said to be not, and shown a few
// lines a frame as every list is. In the one file there is none.

import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useInParts } from '../../pages/parts/in-parts.ts'
import type { Ui } from '../../pages/ui.ts'
import type { LoadedList } from '../shell/loaded-list.ts'
import type { State } from '../shell/state.ts'
import { UNREAD } from './words.ts'

/** As many as fill what a phone's screen has left. */
const PART = 5

/**
 * The list of the loaded page, for the screen that it stood on, until all was read and is drawn: what is checked takes the
 * place of the host's lines one by one.
 * @param isDrawn whether all lines that are checked stand
 */
export function useLoaded({ loaded, shown }: State, isDrawn: boolean): LoadedList | undefined {
  // Of the screen that this is on: one that left must not take the list from the one that came.
  const [path] = useState(() => shown.peek())
  const kept = useRef<LoadedList>(undefined)
  if (loaded.value !== undefined || isDrawn) kept.current = loaded.value
  return kept.current?.path === path ? kept.current : undefined
}

/** What of it is not checked yet. @param checked the threads whose lines stand above */
export function UncheckedList({
  loaded,
  checked,
  ui,
}: {
  loaded: LoadedList
  checked: ReadonlySet<unknown>
  ui: Ui
}) {
  const place = useRef<HTMLDivElement>(null)
  const stands = useLines([...loaded.lines.values()], ui)
  useLayoutEffect(() => {
    // Put there once: to put there what stands there would lay it out anew.
    if (loaded.list.parentNode !== place.current) place.current?.append(loaded.list)
    for (const [thread, line] of loaded.lines) line.hidden = checked.has(thread) || !stands(line)
  })
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
