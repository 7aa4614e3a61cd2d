// What surrounds every page: the wall's name and seal, the strip of truth, the reader's language and place.

import { type Anchor, fingerprint } from '@commonwall/wall'
import { titleIn, truthOf } from '@commonwall/web/fill'
import type { Frame, Language } from '@commonwall/web/pages'
import type { WallState } from '../state/wall-state.ts'
import type { EventStore } from '../store/store.ts'
import type { AppFiles } from './app-files.ts'
import type { WallFacts } from './wall-facts.ts'

/** Where a reader stands. */
export interface Place {
  readonly lang: Language
  /** Language part of the path, with its slash, or empty. */
  readonly prefix: string
  /** Path below the language; undefined for one that is not to be linked to. */
  readonly here: string
}

export function makeFrame(
  { lang, prefix, here }: Place,
  {
    facts,
    store,
    state,
    title,
    app,
    doors,
  }: {
    facts: WallFacts
    store: Pick<EventStore, 'placedCount'>
    state: WallState
    title?: string | undefined
    app?: Pick<AppFiles, 'entry' | 'ahead'> | undefined
    doors?: string | undefined
  },
): Frame {
  const depth = `${prefix}${here}`.split('/').length - 1
  return {
    lang,
    root: depth === 0 ? './' : '../'.repeat(depth),
    prefix,
    here,
    title,
    wall: titleIn(facts.history.current.titles, lang),
    fingerprint: { en: fingerprint(state.wall, 'en'), zh: fingerprint(state.wall, 'zh') },
    truth: truthOf({
      history: facts.history,
      anchor: newestAnchor(facts, state),
      held: store.placedCount('default'),
      source: 'node',
      now: facts.now,
    }),
    served: true,
    app: app?.entry,
    ahead: app?.ahead(lang),
    doors,
  }
}

/** The newest anchor of the first default log that is open, or of the first one if all are closed. */
function newestAnchor(facts: WallFacts, state: WallState): Anchor | undefined {
  const logs = facts.history.current.logs.filter(({ admission }) => admission === 'default')
  const log = logs.find(({ open }) => open) ?? logs[0]
  return log && state.anchors(log.key).at(-1)
}
