// What a long list has beyond its beginning: closed, with how much it is. On a page it opens without a program; in the app it
// is made when it is opened.

import type { ComponentChildren, VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { Ui } from '../ui.ts'
import { useInParts } from './in-parts.ts'

interface RestProps<T> {
  /** Nothing is shown where there is none. */
  readonly items: readonly T[]
  readonly nameOf: (item: T) => string | number
  readonly line: (item: T) => VNode
  /** The list around the lines. */
  readonly list: (lines: ComponentChildren) => VNode
  /** What they are. */
  readonly label: string
  readonly ui: Ui
}

/** Lines in a frame: a phone's screen full. */
const PART = 24

export function Rest<T>(props: RestProps<T>) {
  const { items, label, ui } = props
  const [isOpen, open] = useState(ui.go === undefined)
  if (items.length === 0) return undefined
  return (
    <details class="rest" onToggle={() => open(true)}>
      <summary>
        {label} +{items.length}
      </summary>
      {isOpen && <Lines {...props} />}
    </details>
  )
}

function Lines<T>({ items, nameOf, line, list, ui }: RestProps<T>) {
  const first = ui.go && PART
  return list(useInParts({ items, nameOf, make: line, ui, part: PART, first }))
}
