// Where the open screen stands. Each screen is drawn apart, and when another comes it leaves the document in one step and is
// taken to pieces afterwards: a long thread has thousands of them, and who opened something else must not wait for that.
//
// What a screen began goes on for a moment longer, so none may begin what must end at once.

import { type ComponentChildren, render } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/** Milliseconds after which a screen that left is taken to pieces: by then the one that came is painted. */
const AFTERWARDS = 150

/** Of it stands one line that says so. */
const WAITS = ':has(> .quiet:only-child)'

/** @param name another one is another screen */
export function Stage({ name, children }: { name: string; children: ComponentChildren }) {
  const place = useRef<HTMLDivElement>(null)
  const open = useRef<{ readonly name: string; readonly screen: HTMLElement }>(undefined)
  const left = useRef<() => void>(undefined)
  useLayoutEffect(() => {
    const before = open.current
    if (before?.name === name) return render(children, before.screen)
    // One that left may be the same as the one that comes, and they may have something in common.
    left.current?.()
    const screen = document.createElement('div')
    screen.className = 'screen'
    open.current = { name, screen }
    render(children, screen)
    // As long as it waits it is as high as what it follows: the foot stays where it stood. Of others nobody asks, since what
    // leaves would be laid out for that.
    if (screen.matches(WAITS))
      screen.style.setProperty('--before', `${before?.screen.getBoundingClientRect().height ?? 0}px`)
    place.current?.replaceChildren(screen)
    if (before === undefined) return
    const dismantle = () => {
      clearTimeout(timer)
      left.current = undefined
      render(undefined, before.screen)
    }
    const timer = setTimeout(dismantle, AFTERWARDS)
    left.current = dismantle
  })
  return <div ref={place} />
}
