// What surrounds every screen: the wall's name and seal, the strip of truth.

import { fingerprint } from '@commonwall/wall'
import { titleIn, truthOf } from '../../../pages/fill/index.ts'
import type { Finding, Frame, Language } from '../../../pages/model.ts'
import type { Wall } from '../wall.ts'

export function frameOf(wall: Wall, lang: Language, here: string): Frame {
  const { held, log, input } = wall
  return {
    lang,
    root: './',
    prefix: '',
    here,
    title: undefined,
    wall: titleIn(held.history.current.titles, lang),
    fingerprint: { en: fingerprint(held.wall, 'en'), zh: fingerprint(held.wall, 'zh') },
    truth: {
      ...truthOf({
        history: held.history,
        anchor: log?.anchors.at(-1),
        held: held.events.size,
        source: input.source,
        now: input.now,
      }),
      asked: input.asked,
      // What is in line to be checked is not shown yet.
      held: wall.isWhole || !log ? undefined : Math.max(0, log.held - held.waiting),
      saved: input.saved,
      behind: wall.isBehind,
      outgrown: held.history.outgrown,
      caught: new Set(findingsOf(wall).map(({ address }) => address)).size,
    },
    served: true,
  }
}

/** What came and was not true; an address that could not be asked did nothing wrong. */
export function findingsOf(wall: Wall): readonly Finding[] {
  return wall.held.caught.filter(({ code }) => code !== 'unreachable')
}
