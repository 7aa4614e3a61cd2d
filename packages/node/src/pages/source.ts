// What every page is made from, handed to each in one piece.

import type { WallState } from '../state/wall-state.ts'
import type { EventStore } from '../store/store.ts'
import type { Activity } from './activity.ts'
import type { AppFiles } from './app-files.ts'
import type { History } from './article-history.ts'
import type { Place } from './frame.ts'
import { makeFrame } from './frame.ts'
import type { Kept } from './kept.ts'
import type { DeedsBook } from './moderation-page.ts'
import type { NameLooks } from './name-looks.ts'
import type { Numbers } from './numbers.ts'
import type { Talk } from './posts.ts'
import type { WallFacts } from './wall-facts.ts'

export interface Source {
  readonly store: EventStore
  readonly state: WallState
  readonly facts: WallFacts
  readonly numbers: Numbers
  readonly activity: Pick<Activity, 'leftOutUnder' | 'newest' | 'undatedUnder'>
  readonly looks: Pick<NameLooks, 'of' | 'search'>
  /** By what they hang under, since every page of a long thread is cut from the whole of it. */
  readonly talks: Kept<Talk>
  /** By address. */
  readonly histories: Kept<History>
  /** By what is asked of articles, and the id or address of which it is asked (`numbers.ts`, `said-under.ts`). */
  readonly versions: Kept<readonly string[]>
  readonly deeds: DeedsBook
  /** True if titles may name what a page is about. */
  readonly permalinks: boolean
  /** The app's files below the wall's root, where there is one. */
  readonly app?: Pick<AppFiles, 'entry' | 'ahead'> | undefined
  /** The token of a demonstration's doors. */
  readonly doors?: string | undefined
}

/** The frame of a page; `title` is used only where the host allows it. */
export function frameOf(source: Source, place: Place, title?: string) {
  return makeFrame(place, { ...source, title: source.permalinks ? title : undefined })
}
