// What stands behind the pages: logs with checkpoint and witnesses, definitions, and every empty place.

import { cut, definitionViews, logViews } from '@commonwall/web/fill'
import type { HoleView, TransparencyPage } from '@commonwall/web/pages'
import { Absences } from './absences.ts'
import type { Place } from './frame.ts'
import type { Holes } from './holes.ts'
import { frameOf, type Source } from './source.ts'

const HOLES_A_PAGE = 100

export function transparencyPage(
  source: Source,
  holes: Holes,
  page: number,
  place: Place,
): TransparencyPage | undefined {
  const places = holes.listed(source)
  const { pager, from, to } = cut(places.length, page, HOLES_A_PAGE, 'l', 'l/')
  if (page > pager.pages) return undefined
  const { state, facts } = source
  return {
    kind: 'transparency',
    frame: frameOf(source, place),
    wallId: state.wall,
    logs: logViews(facts.history, (key) => state.anchors(key).at(-1)),
    definitions: definitionViews(facts.history),
    holes: holeViews(source, places.slice(from, to)),
    pager,
  }
}

function holeViews(source: Source, places: readonly number[]): readonly HoleView[] {
  const ids = places.map((at) => source.numbers.idAt(at) ?? '')
  const absences = new Absences(source.store, source.facts, ids)
  return places.flatMap((at, index) => {
    const id = ids[index] ?? ''
    const held = source.store.get(id)
    const absence = held === undefined ? absences.ofHole(id) : absences.ofHeld(held)?.absence
    return absence === undefined ? [] : [{ place: at, absence }]
  })
}
