// What stands behind the pages: logs with checkpoint and witnesses, definitions, and every empty place.

import { cut, stateOf } from '@commonwall/web/fill'
import type { DefinitionView, HoleView, LogView, TransparencyPage } from '@commonwall/web/pages'
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
  const { pager, from, to } = cut(holes.places.length, page, HOLES_A_PAGE, 'l', 'l/')
  if (page > pager.pages) return undefined
  return {
    kind: 'transparency',
    frame: frameOf(source, place),
    wallId: source.state.wall,
    logs: logViews(source),
    definitions: definitionViews(source),
    holes: holeViews(source, holes.places.slice(from, to)),
    pager,
  }
}

function logViews({ facts, state }: Source): readonly LogView[] {
  const { current, logs } = facts.history
  return logs.map(({ key, origin, url, admission, state: standing }) => {
    const anchor = state.anchors(key).at(-1)
    const dates = anchor === undefined ? [] : [...anchor.cosignatures.values()]
    return {
      origin,
      url,
      admission,
      open: standing === 'open' || standing === 'provisional',
      size: anchor?.size,
      root: anchor?.root,
      at: dates.length === 0 ? undefined : Math.max(...dates),
      witnesses: current.witnesses.map(({ name, key: witness }) => ({
        name,
        at: anchor?.cosignatures.get(witness),
      })),
      checkpoint: anchor?.note,
    }
  })
}

function definitionViews({ facts }: Source): readonly DefinitionView[] {
  return facts.history.versions.toReversed().map(({ definition, state, inForceAt }) => ({
    id: definition.id,
    version: definition.version,
    state: stateOf(state),
    // The founding one is in force from the start: its author's date is all there is.
    from: inForceAt === 0 ? definition.createdAt : inForceAt,
    keepers: definition.keepers.length,
    threshold: definition.threshold,
  }))
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
