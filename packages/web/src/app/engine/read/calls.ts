// Calls of who reads: opening the wall from the host of this page, and its pages.

import type { Page } from '../../../pages/model.ts'
import type { Ground } from '../ground.ts'
import { type PageAsked, pageOf } from '../pages.ts'
import { type HostAsked, openFromHost } from './open-wall.ts'

export interface ReadCalls {
  /** Opens the wall. @throws EngineError engine/no-wall where there is none */
  open(asked: HostAsked): Promise<void>
  /** Asks the addresses for what is new. @returns whether any gave the newest that is held here now, or what was newer */
  catchUp(): Promise<boolean>
  page(asked: PageAsked): Promise<Page>
  /** Reads the optional logs too, from now on. */
  readOptional(): Promise<void>
}

export function readCalls(ground: Ground): ReadCalls {
  return {
    open: (asked) => openFromHost(ground, asked),
    catchUp: () => ground.catchUp(),
    page: async (asked) => pageOf(ground.wall(), asked, ground.options.laterScreens),
    readOptional: () => ground.session().readOptional(),
  }
}
