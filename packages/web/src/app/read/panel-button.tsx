// A quiet button that opens its panel below a post; of the panels of one post only one is open.

import { useState } from 'preact/hooks'

export interface OnePanel<Name extends string> {
  readonly open: Name | undefined
  readonly show: (name: Name | undefined) => void
}

export function useOnePanel<Name extends string>(): OnePanel<Name> {
  const [open, show] = useState<Name>()
  return { open, show }
}

interface PanelButtonProps<Name extends string> {
  readonly name: Name
  readonly label: string
  readonly panel: OnePanel<Name>
}

export function PanelButton<Name extends string>({ name, label, panel }: PanelButtonProps<Name>) {
  const isOpen = panel.open === name
  return (
    <button
      type="button"
      class="plain"
      aria-expanded={isOpen}
      onClick={() => panel.show(isOpen ? undefined : name)}
    >
      {label}
    </button>
  )
}
