// What only a demonstration may do: release its batch while people watch, and have doors behind which its own second wall
// is altered and unplugged. `startNode` refuses all of it for any other wall.

import type { DoorVerbs, StoredRun } from '@commonwall/web/doors'
import type { RunningNode } from '../node.ts'

/** A node that nobody can reach yet. */
export type Beginning = Pick<RunningNode, 'wall' | 'store' | 'state' | 'intake' | 'flush' | 'look'>

export interface Demonstration {
  /** What is to happen on it first, before posts are planted: by the clock that the node was given. */
  readonly before?: (beginning: Beginning) => Promise<void>
  /** Seconds between releases of the batch. */
  readonly tick: number
  /** Only where the node listens on loopback alone. */
  readonly doors?: Doorways
}

export interface Doorways {
  /** Made anew at each start, and in the pages of this node alone: who cannot read them cannot open a door. */
  readonly token: string
  readonly verbs: DoorVerbs
  /** For pages without JavaScript. */
  readonly run: StoredRun
}
