// Bodies that their authors took back: a copy lets go of them, in memory and in its files; the place stays, as a hole.
//
// Only what has taken effect: a lasting name's withdrawal waits for the pause. What is folded stays in a reader's copy:
// one tap unfolds it.

import { byPlace, KIND, SEGMENT_WIDTH, type VerifiedEvent, withdrawalsAmong } from '@commonwall/wall'
import type { Holdings } from './holdings.ts'

/** Lets go of every body that is withdrawn by now. @returns how many went */
export async function dropWithdrawn(holdings: Holdings): Promise<number> {
  const { shelf, logs } = holdings
  const gone = withdrawnBodies(holdings)
  for (const { id } of gone) shelf.forget(id)
  for (const log of logs.values()) {
    const indexes = new Set<number>()
    for (const { id } of gone) {
      const position = log.positions.get(id)
      if (position !== undefined) indexes.add(Math.floor(position / SEGMENT_WIDTH))
    }
    for (const index of indexes) await log.store(index)
  }
  return gone.length
}

/** What is held although its author took it back. */
export function withdrawnBodies(holdings: Holdings): readonly VerifiedEvent[] {
  const { shelf } = holdings
  const history = holdings.history()
  const names = holdings.names()
  const all = shelf.ofKinds(KIND.withdrawal, KIND.vanish)
  if (!history || !names || all.length === 0) return []
  const state = withdrawalsAmong({ withdrawals: byPlace(all, names), names, time: history })
  return [...shelf.all()].filter((target) => state(target).withdrawn)
}
