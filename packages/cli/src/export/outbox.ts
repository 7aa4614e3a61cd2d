// Posts that one copy holds and another place does not, sealed for its logs: how people who hold copies bring back
// what a lost log had taken in, and how two halves of a wall that were cut apart grow together.

import { sealLine } from '@commonwall/sync'
import type { VerifiedEvent } from '@commonwall/wall'
import type { LogInbox } from '../post/inboxes.ts'
import { random } from '../terminal/random.ts'

export interface ToSeal {
  readonly events: Iterable<VerifiedEvent>
  readonly inboxes: readonly LogInbox[]
  /** Bits that the wall asks of the outside. */
  readonly pow: number
  /** Unix seconds. */
  readonly now: number
}

/** A sealed line a post and log. */
export async function* sealAll({ events, inboxes, pow, now }: ToSeal): AsyncGenerator<string> {
  for (const event of events)
    for (const inbox of inboxes) yield await sealLine(event, { ...inbox, pow }, now, random)
}
