// The date of an anchor: what a quorum of witnesses says at least (DESIGN §3.4).

import type { Definition } from '../definition/definition.ts'
import { quorumOf } from '../definition/quorum.ts'
import type { Anchor } from './anchor.ts'

/** Whose word dates an anchor. */
export type Judge = Pick<Definition, 'witnesses'>

/**
 * The q-th smallest time among the cosignatures of a definition's witnesses, or undefined without a quorum. A
 * definition without witnesses takes the log's own cosignature.
 */
export function anchorDate(
  { log, cosignatures }: Pick<Anchor, 'log' | 'cosignatures'>,
  { witnesses }: Judge,
): number | undefined {
  const quorum = quorumOf(witnesses.length)
  if (quorum === 0) return cosignatures.get(log)
  if (cosignatures.size < quorum) return undefined
  const times: number[] = []
  for (const { key } of witnesses) {
    const time = cosignatures.get(key)
    if (time === undefined) continue
    let place = times.length
    for (; place > 0 && (times[place - 1] ?? 0) > time; place--) times[place] = times[place - 1] ?? 0
    times[place] = time
  }
  return times[quorum - 1]
}

/** How far a checkpoint is witnessed: *logged, k of n witnesses*. */
export interface Witnessing {
  readonly cosigned: number
  readonly of: number
  readonly quorum: boolean
}

/** Counts the cosignatures of a definition's witnesses. Without witnesses there is no quorum to speak of. */
export function witnessingOf(
  { cosignatures }: Pick<Anchor, 'cosignatures'>,
  { witnesses }: Judge,
): Witnessing {
  const cosigned = witnesses.filter(({ key }) => cosignatures.has(key)).length
  const quorum = witnesses.length > 0 && cosigned >= quorumOf(witnesses.length)
  return { cosigned, of: witnesses.length, quorum }
}
