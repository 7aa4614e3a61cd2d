// A list, drawn a few lines a frame: on a slow phone drawing all of it at once would hold up a finger. Lines are made after
// one frame and laid out in the next, which are two tasks; of several lists on a screen one is drawn at a time.
//
// A list may begin where the reader stood before, with something as high as each line in the place of those that are not
// drawn yet.
//
// What stands is the same node as before as long as its item is the same, and Preact passes over it. What changed while it
// stands is drawn anew a few a frame as well. On a page, which nobody draws, all of it is there.

import type { VNode } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Ui } from '../ui.ts'

export interface InParts<T> {
  readonly items: readonly T[]
  /** What an item is called as long as it is the same line; of two of one name the first stands. Default: its place. */
  readonly nameOf?: (item: T, index: number) => string | number
  /** Its line. */
  readonly make: (item: T, name: string | number) => VNode
  readonly ui: Pick<Ui, 'drawnFirst'>
  /** What lines are drawn from beside their items: another one draws them anew. Default: `ui`. */
  readonly from?: unknown
  /** How many come in a frame: more than fill a phone's screen. */
  readonly part?: number
  /** How many come first; default: as the step that led to the screen wants it, on a page all. */
  readonly first?: number | undefined
  /** Which is the first of them: after it come those below, then those above. Default: the topmost. */
  readonly start?: number | undefined
  /** What stands in the place of a line until it comes. Default: nothing. */
  readonly instead?: ((item: T, name: string | number) => VNode | undefined) | undefined
}

const PART = 10

interface Line<T> {
  readonly item: T
  readonly from: unknown
  readonly node: VNode
}

interface Drawn<T> {
  lines: Map<string | number, Line<T>>
  /** Calls off what is to be drawn next. */
  callOff: (() => void) | undefined
}

/** Lists on the screen that lack lines. */
const lacking = new Set<unknown>()

/** Whether something on the screen is still being drawn. */
export function isDrawing(): boolean {
  return lacking.size > 0
}

/** The lines that stand by now, in order; called again by itself until all do. */
export function useInParts<T>(list: InParts<T>): readonly VNode[] {
  const { items, nameOf, make, ui, from = ui, part = PART, start = 0, instead } = list
  const [, draw] = useState(0)
  const drawn = useRef<Drawn<T>>(undefined)
  let room = part
  if (drawn.current === undefined) room = list.first ?? ui.drawnFirst?.(part) ?? Number.POSITIVE_INFINITY
  else if (drawn.current.callOff) room = 0
  drawn.current ??= { lines: new Map(), callOff: undefined }
  const { current } = drawn
  const named = new Map<string | number, T>()
  for (const [index, item] of items.entries()) {
    const name = nameOf?.(item, index) ?? index
    if (!named.has(name)) named.set(name, item)
  }
  const all = [...named]
  const lines: typeof current.lines = new Map()
  let isLate = false
  for (const [name, item] of [...all.slice(start), ...all.slice(0, start).reverse()]) {
    let line = current.lines.get(name)
    if (line?.item !== item || line.from !== from) {
      if (room > 0) line = { item, from, node: make(item, name) }
      else isLate = true
      room -= 1
    }
    if (line !== undefined) lines.set(name, line)
  }
  // Of what is gone as much stands below until what came instead is drawn: else the list would close up under the reader.
  const gone = [...current.lines].filter(([name]) => !named.has(name))
  const below = gone.slice(Math.max(0, gone.length - all.length + lines.size))
  current.lines = new Map([...lines, ...below])
  useLayoutEffect(() => {
    if (isLate) lacking.add(current)
    else lacking.delete(current)
  })
  useEffect(() => {
    if (isLate)
      current.callOff ??= inTurn(() => {
        current.callOff = undefined
        draw((n) => n + 1)
      })
  })
  useEffect(
    () => () => {
      lacking.delete(current)
      current.callOff?.()
    },
    [current],
  )
  const stands = all.flatMap(([name, item]) => lines.get(name)?.node ?? instead?.(item, name) ?? [])
  return [...stands, ...below.map(([, { node }]) => node)]
}

/** While there is one, a turn is on its way. */
const waiting = new Set<() => void>()

/** Does it after a frame, and after all that waited before it. @returns calls it off */
function inTurn(task: () => void): () => void {
  waiting.add(task)
  if (waiting.size === 1) nextTurn()
  return () => void waiting.delete(task)
}

function nextTurn(): void {
  requestAnimationFrame(() =>
    setTimeout(() => {
      const [task] = waiting
      if (task === undefined) return
      waiting.delete(task)
      if (waiting.size > 0) nextTurn()
      task()
    }),
  )
}
