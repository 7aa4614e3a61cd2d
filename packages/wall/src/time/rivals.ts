// Which of several definitions with one `prev` follows it (DESIGN §3.2).
//
// Nobody can push one through against another that is bound within the pause: both are void, and the next
// round begins. So keys stolen from a threshold of keepers can stop a wall for a while, never take it.

import { PAUSE } from './anchor.ts'

/** A definition that enough keepers signed. */
export interface BoundDefinition {
  readonly id: string
  /** Ids that it declares void, ascending. */
  readonly voids: readonly string[]
  /** Unix seconds. */
  readonly boundAt: number
}

export interface Succession {
  /** The one that no rival stopped, and from when it is in force. */
  readonly next: { readonly id: string; readonly boundAt: number; readonly inForceAt: number } | undefined
  /** Ids declared void by their rivals, ascending: what the next round has to name. */
  readonly voids: readonly string[]
}

/**
 * Plays the rounds: the two first bound of one void set, if within the pause, void each other; the next round
 * names both, and begins when the second was bound, even for what was signed earlier.
 */
export function playRounds(bound: readonly BoundDefinition[]): Succession {
  let voids: readonly string[] = []
  let began = 0
  for (;;) {
    const [first, second] = bound
      .filter((one) => isSame(one.voids, voids))
      .map(({ id, boundAt }) => ({ id, boundAt: Math.max(boundAt, began) }))
      .sort((a, b) => a.boundAt - b.boundAt || (a.id < b.id ? -1 : 1))
    if (first === undefined) return { next: undefined, voids }
    const inForceAt = first.boundAt + PAUSE
    if (second === undefined || second.boundAt >= inForceAt) return { next: { ...first, inForceAt }, voids }
    voids = [...voids, first.id, second.id].sort()
    began = second.boundAt
  }
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index])
}
