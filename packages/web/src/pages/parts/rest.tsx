// What a long list has beyond its beginning: closed, with how much it is. On a page it opens without a program; in the app it
// is made when it is opened.

import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Ui } from '../ui.ts'

interface RestProps {
  /** How many there are; nothing is shown where there is none. */
  readonly of: number
  /** What they are. */
  readonly label: string
  readonly ui: Pick<Ui, 'go'>
  readonly make: () => ComponentChildren
}

export function Rest({ of, label, ui, make }: RestProps) {
  const [isOpen, open] = useState(ui.go === undefined)
  if (of === 0) return undefined
  return (
    <details class="rest" onToggle={() => open(true)}>
      <summary>
        {label} +{of}
      </summary>
      {isOpen && make()}
    </details>
  )
}
