// Calls of who reads: opening the wall from the host of this page, and its pages.

import type { Page } from '../../../pages/model.ts'
import type { Ground } from '../ground.ts'
import { type PageAsked, pageOf } from '../pages.ts'
import { type HostAsked, openFromHost } from './open-wall.ts'
import { type WholeAsked, type WholeTalk, wholeTalk } from './whole-talk.ts'

export interface ReadCalls {
  /** Opens the wall. @throws EngineError engine/no-wall where there is none */
  open(asked: HostAsked): Promise<void>
  /** Asks the addresses for what is new. @returns whether any gave the newest that is held here now, or what was newer */
  catchUp(): Promise<boolean>
  page(asked: PageAsked): Promise<Page>
  /** All of a thread or an article that is on the wall; undefined where nothing is. @param asked the path of its first page */
  wholeTalk(asked: WholeAsked): Promise<WholeTalk | undefined>
  /** Reads the optional logs too, from now on. */
  readOptional(): Promise<void>
}

export function readCalls(ground: Ground): ReadCalls {
  return {
    open: (asked) => openFromHost(ground, asked),
    catchUp: () => ground.catchUp(),
    page: async (asked) => pageOf(ground.wall(), asked, ground.options.laterScreens),
    wholeTalk: async (asked) => wholeTalk(ground, asked),
    readOptional: () => ground.session().readOptional(),
  }
}
