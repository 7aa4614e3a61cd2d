// What an implementation brings to the acceptance suite: how to open it, against real parts, and what is true there.

import type { NostrEvent } from '@commonwall/wall'
import type { Transport } from '../transport.ts'

export interface TransportRig {
  /** Opens the transport; the suite closes it. */
  open(): Promise<Transport>
  /** Where it reads: what is there. */
  readonly reads?: {
    readonly files: ReadonlyMap<string, Uint8Array>
    /** A path of the layout at which nothing is. */
    readonly absent: string
  }
  /** Where it posts: lines that are taken, and, unless nobody judges them on the way, one that is refused. */
  readonly posts?: {
    readonly log: string
    readonly good: readonly string[]
    readonly bad?: string
  }
  /** Where it follows: what is on the wall, and how to add one more. */
  readonly follows?: {
    readonly wall: string
    readonly events: readonly NostrEvent[]
    add(): Promise<NostrEvent>
  }
  /** Peers that behave as bad networks and bad hosts do; each opens a transport to one. */
  readonly bad?: {
    /** Takes the connection and says nothing. */
    silent?(): Promise<Transport>
    /** Ends every connection in the middle of its first answer. */
    cutting?(): Promise<Transport>
    /** Answers without end. */
    endless?(): Promise<Transport>
    /** Gives a byte now and then, without an end. */
    trickling?(): Promise<Transport>
    /** Answers what is not of the protocol. */
    babbling?(): Promise<Transport>
    /** Is not there. */
    absent?(): Promise<Transport>
  }
}
