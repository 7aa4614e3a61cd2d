// What an outbox needs to know of its wall, from a copy; and the proofs that posts have come onto it.

import { formatProof } from '@commonwall/tlog'
import type { Copy } from '../copy/copy.ts'
import type { Outbox } from './outbox.ts'
import type { OutboxWall } from './sending.ts'

/** `known` of an outbox: the inboxes of the open default logs, work, time and keepers as the copy has them now. */
export function knownOf(copy: Copy): () => Promise<OutboxWall | undefined> {
  return async () => {
    const history = copy.history()
    if (!history) return undefined
    const { current, logs, wallTime } = history
    // A log that restores a lost one takes posts before its definition is in force; the lost one answers nobody.
    const open = logs.filter(
      ({ state, admission }) => (state === 'open' || state === 'provisional') && admission === 'default',
    )
    const inboxes = (await copy.inboxes()).filter(({ log }) => open.some(({ key }) => key === log))
    return { inboxes, pow: current.pow, batch: current.batch, time: wallTime, keepers: current.keepers }
  }
}

/**
 * The tlog-proof that a post stands in a log of the wall, a default one before an optional one, under the copy's
 * checkpoint; undefined if it stands in none that the copy holds.
 * @throws TileError, ProofError if the tiles that it takes are not there
 */
export async function proveHeld(copy: Copy, id: string): Promise<string | undefined> {
  const isOptional = ({ log }: { readonly log: string }) =>
    Number(copy.logs.get(log)?.admission === 'optional')
  const places = copy.standing(id).places.toSorted((a, b) => isOptional(a) - isOptional(b))
  for (const { log, position } of places) {
    const { checkpoint, tree } = copy.logs.get(log) ?? {}
    if (!checkpoint || !tree || position >= tree.size) continue
    return formatProof({
      index: position,
      proof: await tree.inclusionProof(position),
      checkpoint: checkpoint.note,
    })
  }
  return undefined
}

/** Tells the outbox which of its posts the copy can prove to be on the wall. @throws StoreError */
export async function settle(outbox: Outbox, copy: Copy): Promise<void> {
  const history = copy.history()
  if (!history) return
  for (const { event, placement } of outbox.entries) {
    if (placement && placement.witnesses >= history.current.witnesses.length) continue
    const proof = await proveHeld(copy, event.id)
    // Also in a log that a definition adds which waits: that is where posts go while a wall is being restored.
    const { wall, witnesses } = history.current
    if (proof !== undefined) await outbox.placed(event.id, proof, { wall, witnesses, logs: history.logs })
  }
}
