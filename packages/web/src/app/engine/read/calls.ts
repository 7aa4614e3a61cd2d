// Calls of who reads: opening the wall, its pages, and what proves a post.

import { AddressPool, httpTransport, MemoryPathStore, memoryRows, openFile } from '@commonwall/sync'
import type { Page } from '../../../pages/model.ts'
import { type Citation, cite } from '../cite.ts'
import { SearchIndex } from '../fill/search.ts'
import type { Ground } from '../ground.ts'
import { heldIn } from '../held.ts'
import { type PageAsked, pageOf } from '../pages.ts'
import { EngineError } from '../wire.ts'

/** From where the wall is opened. */
export interface Opening {
  /** The address under which it lives, ending in a slash; undefined for none. */
  readonly root: string | undefined
  /** A bundle that stands in the page or was handed over: bytes of a file. */
  readonly file: Blob | undefined
}

export interface ReadCalls {
  /** Opens the wall. @throws EngineError engine/no-wall where there is none */
  open(opening: Opening): Promise<void>
  /** Asks the addresses for what is new. */
  catchUp(): Promise<void>
  page(asked: PageAsked): Promise<Page>
  cite(id: string): Promise<Citation>
}

/** The newest places that are read before the first screen; the rest follows. */
const FIRST = 2_048

export function readCalls(ground: Ground): ReadCalls {
  const index = new SearchIndex()
  return {
    async open({ root, file }) {
      const pool = await AddressPool.open()
      if (root !== undefined) pool.add(httpTransport(root), 'origin')
      const session = await ground.begin({ store: new MemoryPathStore(), rows: memoryRows() }, pool, false)
      const { copy } = session
      if (file !== undefined) {
        const opened = await openFile('wall', file)
        if (opened.kind !== 'wall')
          throw new EngineError('engine/no-wall', 'file: expected a wall, got something else')
        await session.take(opened.transport)
      } else await session.ask({ depth: FIRST })
      if (heldIn(copy, false) === undefined)
        throw new EngineError('engine/no-wall', copy.caught[0]?.problem ?? 'expected a wall, found none')
      ground.take(session, pool, file === undefined ? 'host' : 'file')
      await session.speak()
      // What is older follows while the reader reads; where that was all, the line stays free.
      const older = [...copy.logs.values()].some(({ size }) => size > FIRST)
      if (file === undefined && older) void session.ask().catch(() => undefined)
    },
    catchUp: () => ground.catchUp(),
    page: async (asked) => pageOf(ground.wall(), index, asked),
    cite: async (id) => cite(ground.wall(), id),
  }
}
