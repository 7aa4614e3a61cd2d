// What evidence means for a history that is held: which side is the rival, and from which size on.

import { equalBytes, fromHex } from '@commonwall/tlog'
import type { Anchor, Split } from '@commonwall/wall'
import type { ProvenEvidence, ProvenSide } from './evidence.ts'

/** What is asked of the history that one holds of a log. */
export interface HeldHistory {
  readonly size: number
  /** Root of the first `size` leaves; undefined if it cannot be computed from what is held. */
  rootAt(size: number): Promise<Uint8Array | undefined>
  readonly anchors: readonly Anchor[]
}

/** The split that the fold of definitions judges. @param history undefined if nothing is held of the log */
export async function splitOf(
  { log, agreed, sides: [a, b] }: Pick<ProvenEvidence, 'log' | 'agreed' | 'sides'>,
  history: HeldHistory | undefined,
): Promise<Split> {
  const ours = history && ((await isOf(history, a)) ? a : (await isOf(history, b)) ? b : undefined)
  const rival = ours === b ? a : b
  // Without a proof where they part, all that is known to be one history is what was kept before.
  const size = agreed ?? lastBefore(history, rival.anchor.size)
  return { log, agreed: size, rival: rival.anchor, ...(ours ? {} : { against: [a.anchor] }) }
}

async function isOf({ size, rootAt }: HeldHistory, { anchor }: ProvenSide): Promise<boolean> {
  if (anchor.size > size) return false
  const root = await rootAt(anchor.size)
  return root !== undefined && equalBytes(root, fromHex(anchor.root) ?? new Uint8Array())
}

function lastBefore(history: HeldHistory | undefined, size: number): number {
  const before = (history?.anchors ?? []).filter((anchor) => anchor.size < size)
  return before.reduce((last, anchor) => Math.max(last, anchor.size), 0)
}
