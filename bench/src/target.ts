// A relay that is measured: ours, a peer, or the sink that shows what the load generator can do.

import type { NostrEvent } from '@commonwall/wall'

export interface Cpu {
  readonly all: number
  /** Of the one thread that answers everybody. */
  readonly main: number
}

export interface Target {
  /** The column of the table. */
  readonly subject: string
  /** ws:// */
  readonly url: string
  /** Ours only: how many leaves the published checkpoint covers. */
  readonly published?: () => Promise<number>
  /** Ours only: processor seconds used so far. */
  readonly cpu?: () => Promise<Cpu>
  /** What was sent to it and taken. */
  readonly held: NostrEvent[]
}
