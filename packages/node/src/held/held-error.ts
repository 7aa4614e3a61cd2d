// Why nothing was taken in, in one sentence; for two histories of one log, with what proves them.

import type { Anchor } from '@commonwall/wall'

/** What a copy brought cannot be added to what is held. */
export class HeldError extends Error {
  override readonly name = 'HeldError'
  readonly code: 'held/other-wall' | 'held/differs'
  /** With `differs`: the checkpoints that contradict each other, first the one that is held. */
  readonly rivals: readonly [Anchor, Anchor] | undefined

  constructor(code: HeldError['code'], message: string, rivals?: readonly [Anchor, Anchor]) {
    super(message)
    this.code = code
    this.rivals = rivals
  }
}
