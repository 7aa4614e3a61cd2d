// A sealed slip on its way over the wall's own node: an ephemeral event (NIP-01), told to whoever listens for it at that
// moment and kept by nobody. Member and issuer are at the node at the same time; files and squares need no such luck.
//
// Outside stand the wall, the assembly and a key: an issuer's for a request, the one that asked for an answer. Whoever
// runs the node sees that somebody at some network address asks an issuer of this assembly, and not who.

import { isHex64, type NostrEvent, signEvent, type VerifiedEvent } from '@commonwall/wall'
import type { Random } from './blind.ts'
import { SLIP_KIND } from './sealed-slip.ts'

/** A sealed line with a slip has some 2,000 characters. */
const MOST = 8_000

export interface CarriedSlip {
  /** Id of the constitution. */
  readonly assembly: string
  /** The key that it is for. */
  readonly to: string
  /** The sealed line. */
  readonly line: string
}

export interface CarrySlip extends CarriedSlip {
  readonly wall: string
  /** Signs outside: a key of this moment for a request, the issuer's for an answer; 32 bytes. */
  readonly from: Uint8Array
  /** Unix seconds. */
  readonly now: number
  readonly random: Random
}

export function carrySlip({ wall, assembly, to, line, from, now, random }: CarrySlip): VerifiedEvent {
  const tags = [
    ['h', wall],
    ['e', assembly],
    ['p', to],
  ]
  return signEvent({ kind: SLIP_KIND, created_at: now, tags, content: line }, from, random(32))
}

/** What an event carries, if it is a slip on its way and nothing else. */
export function slipCarried({ kind, tags, content }: NostrEvent): CarriedSlip | undefined {
  const [[h, wall, h2] = [], [e, assembly = '', e2] = [], [p, to = '', p2] = []] = tags
  const isPlain =
    h === 'h' && e === 'e' && p === 'p' && h2 === undefined && e2 === undefined && p2 === undefined
  if (kind !== SLIP_KIND || tags.length !== 3 || !isPlain) return undefined
  if (!isHex64(wall) || !isHex64(assembly) || !isHex64(to) || content.length > MOST) return undefined
  return { assembly, to, line: content }
}
