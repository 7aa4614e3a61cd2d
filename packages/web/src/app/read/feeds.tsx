// The feeds of what a list shows, where a node serves them: a file and a host of files have none.
//
// They open beside the app, which would be gone else, and with it what is held only for now.

import type { Ui } from '../../pages/ui.ts'
import type { Place } from '../shell/place.ts'

interface Props {
  /** `feed`, or `feed/` with a language or the number of a board. */
  readonly name: string
  readonly place: Pick<Place, 'kind' | 'root'>
  readonly ui: Pick<Ui, 't'>
}

export function Feeds({ name, place, ui }: Props) {
  if (place.kind !== 'page') return undefined
  const link = (format: string, shown: string) => (
    <a href={`${place.root}${name}.${format}`} target="_blank" rel="noreferrer noopener">
      {shown}
    </a>
  )
  return (
    <p class="quiet feeds">
      <span>{ui.t.feeds}</span> {link('atom', 'Atom')} {link('json', 'JSON')}
    </p>
  )
}
