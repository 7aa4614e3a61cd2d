// What stands behind the screens: logs with checkpoint and witnesses, definitions, and every empty place.

import { cut, definitionViews, logViews } from '../../../pages/fill/index.ts'
import type { Language, TransparencyPage } from '../../../pages/model.ts'
import type { Wall } from '../wall.ts'
import { findingsOf, frameOf } from './frame.ts'

const HOLES_A_PAGE = 100

export function logPage(wall: Wall, page: number, lang: Language): TransparencyPage | undefined {
  const places = emptyPlaces(wall)
  const { pager, from, to } = cut(places.length, page, HOLES_A_PAGE, 'l', 'l/')
  if (page > pager.pages) return undefined
  const { held } = wall
  const { history } = held
  return {
    kind: 'transparency',
    frame: frameOf(wall, lang, 'l'),
    wallId: held.wall,
    logs: logViews(history, (key) => held.logs.find((log) => log.key === key)?.anchors.at(-1)),
    definitions: definitionViews(history),
    holes: places.slice(from, to),
    pager,
    findings: findingsOf(wall),
    readsOptional: wall.readsOptional,
    attempts: held.names.attempts.filter(({ name }) => name !== undefined).length,
  }
}

/** Newest first: what has no body here, and what is folded. */
function emptyPlaces(wall: Wall): TransparencyPage['holes'] {
  const { held } = wall
  const places = [...held.holes.keys()].flatMap((id) => {
    const place = wall.placeOf(id)
    return place === undefined ? [] : [{ place, absence: wall.absenceOfHole(id) }]
  })
  for (const event of held.events.values()) {
    const place = wall.placeOf(event.id)
    const absence = place === undefined ? undefined : wall.absenceOfHeld(event)
    if (place !== undefined && absence !== undefined) places.push({ place, absence })
  }
  return places.sort((a, b) => b.place - a.place)
}
