// Which constitutions a wall holds; whether each is one is told by who folds it.

import { KIND, tagValue, type VerifiedEvent } from '@commonwall/wall'
import type { Wall } from '../wall.ts'

/** Constitutions that name this wall. */
export function constitutionsOf(wall: Wall): VerifiedEvent[] {
  const found: VerifiedEvent[] = []
  for (const event of wall.events.values())
    if (event.kind === KIND.constitution && tagValue(event, 'h') === wall.held.wall) found.push(event)
  return found.sort((a, b) => b.created_at - a.created_at || (a.id < b.id ? -1 : 1))
}
