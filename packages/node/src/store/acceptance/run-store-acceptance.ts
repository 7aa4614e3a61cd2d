// The suite that every EventStore passes; an implementation's own test is a call of it.
//
//   runStoreAcceptance('memory', async () => new MemoryStore())
//
// Groups are files of their own, in the order in which a store is best built.

import { afterEach, describe } from 'vitest'
import type { EventStore } from '../store.ts'
import { acceptAnything } from './anything.ts'
import { acceptDefaultLog } from './default-log.ts'
import { acceptFilters } from './filters.ts'
import { acceptOrder } from './order.ts'
import { acceptPersistence } from './persistence.ts'
import { acceptPlaces } from './places.ts'
import { acceptPutting } from './putting.ts'
import { acceptSearch } from './search.ts'
import { acceptShelves } from './shelves.ts'
import { acceptVersions } from './versions.ts'
import { acceptWithdrawals } from './withdrawals.ts'

/** Opens an empty store; the suite closes it. */
export type OpenStore = () => Promise<EventStore>
/** Opens what a closed store left behind. */
export type ReopenStore = (closed: EventStore) => Promise<EventStore>

/**
 * Declares the suite for one implementation.
 * @param reopen where the store persists; without it the persistence group is left out
 */
export function runStoreAcceptance(name: string, open: OpenStore, reopen?: ReopenStore): void {
  const opened: EventStore[] = []
  const fresh: OpenStore = async () => {
    const store = await open()
    opened.push(store)
    return store
  }
  describe(`${name} store`, () => {
    afterEach(async () => {
      for (const store of opened.splice(0)) await store.close()
    })
    acceptPutting(fresh)
    acceptOrder(fresh)
    acceptFilters(fresh)
    acceptVersions(fresh)
    acceptWithdrawals(fresh)
    acceptSearch(fresh)
    acceptPlaces(fresh)
    acceptDefaultLog(fresh)
    acceptShelves(fresh)
    acceptAnything(fresh)
    if (reopen !== undefined) acceptPersistence(fresh, reopen)
  })
}
