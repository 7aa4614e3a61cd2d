// Calls of who reads: opening the wall, its pages, and what proves a post.

import { openFile } from '@commonwall/sync'
import type { Page } from '../../../pages/model.ts'
import { cardIn, openOrigin, urlIn } from '../addresses/calls.ts'
import { takeCard } from '../addresses/take-card.ts'
import { type Citation, cite } from '../cite.ts'
import { SearchIndex } from '../fill/search.ts'
import type { Ground } from '../ground.ts'
import { type PageAsked, pageOf } from '../pages.ts'
import { EngineError } from '../wire.ts'
import { openWall } from './open-wall.ts'

/** From where the wall is opened: one of these. */
export interface Opening {
  /** The address under which the host of this page has it, ending in a slash. */
  readonly root?: string | undefined
  /** What it has as `head.tar`, where that was asked for already. */
  readonly head?: Uint8Array | undefined
  /** A bundle that stands in the page: bytes of a file. */
  readonly file?: Blob | undefined
  /** That the reader typed in, or a card that somebody handed over, as text. */
  readonly address?: string
}

export interface ReadCalls {
  /** Opens the wall. @throws EngineError engine/no-wall where there is none; TypeError, AddressError */
  open(opening: Opening): Promise<void>
  /** Asks the addresses for what is new. */
  catchUp(): Promise<void>
  page(asked: PageAsked): Promise<Page>
  /** Reads the optional logs too, from now on. */
  readOptional(): Promise<void>
  cite(id: string): Promise<Citation>
}

export function readCalls(ground: Ground): ReadCalls {
  const index = new SearchIndex()
  return {
    async open({ root, head, file, address }) {
      if (address !== undefined) {
        const card = cardIn(address)
        if (card !== undefined) return void (await takeCard(ground, card))
        return openWall(ground, { address: urlIn(address) })
      }
      const opened = file && (await openFile('wall', file))
      if (opened !== undefined && opened.kind !== 'wall')
        throw new EngineError('engine/no-wall', `file: expected a wall, got ${opened.kind}`)
      await openWall(ground, { root, head, file: opened?.transport })
    },
    catchUp: () => ground.catchUp(),
    page: async (asked) => pageOf(ground.wall(), index, asked),
    readOptional: () => ground.session().readOptional(),
    cite: async (id) => cite(ground.wall(), id, openOrigin(ground)),
  }
}
