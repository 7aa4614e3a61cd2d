// Which ids stand where in a log, asked in slices: of a log that this node signs from its store, of one that it only
// holds from the entry bundles that were copied.

import { decodeEntries, entriesPath, HASHES_PER_TILE, toHex } from '@commonwall/tlog'
import type { EventStore, LogName } from '../store/store.ts'
import type { Files } from './files.ts'

export interface Places {
  /** How many places are given. */
  count(): number
  /** The ids at [from, to), both whole multiples of 256 but for the end of the log. */
  ids(from: number, to: number): readonly string[] | Promise<readonly string[]>
}

export function ownPlaces(store: EventStore, log: LogName): Places {
  return {
    count: () => store.placedCount(log),
    ids: (from, to) => store.placed(log, from, to),
  }
}

/** @param files the log's own published folder @param size leaves of its published checkpoint */
export function heldPlaces(files: Pick<Files, 'read'>, size: () => number): Places {
  return {
    count: size,
    async ids(from, to) {
      const ids: string[] = []
      for (let at = from; at < Math.min(to, size()); at += HASHES_PER_TILE) {
        const width = Math.min(HASHES_PER_TILE, size() - at)
        const path = entriesPath(at / HASHES_PER_TILE, width)
        const bytes = await files.read(path)
        if (bytes === undefined)
          throw new Error(`${path}: expected the entries of a log that is held, found nothing`)
        ids.push(...decodeEntries(bytes, width).map(toHex))
      }
      return ids
    },
  }
}
