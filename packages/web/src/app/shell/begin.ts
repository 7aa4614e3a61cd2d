// How a list begins: with what the step that led here shows.

import type { Beginning } from '../../pages/parts/in-parts.ts'
import type { Ui } from '../../pages/ui.ts'
import { arriveAt, hasStepped } from './routes.ts'

/**
 * All of it where no step led here, as when a loaded page gives way, and where the reader comes back to a place of a list
 * of which is not known where its lines stood.
 */
export const begin: NonNullable<Ui['begin']> = ({ items, indexOf, room, part }): Beginning => {
  // Where what was not read yet stood meanwhile, the step has arrived already.
  const { floor, scroll = hasStepped() ? 0 : 1, stood } = arriveAt.peek()
  // Posts that are laid out for the first time take several times as long as when they come back.
  const few = Math.ceil(part / 2)
  if (floor !== undefined) return indexOf ? { first: few, start: Math.max(0, indexOf(floor)) } : WHOLE
  if (scroll === 0) return { first: indexOf ? few : part }
  if (stood === undefined || room === undefined) return WHOLE
  const seen = stood.findIndex(({ top, height }) => top + height > scroll)
  const start = seen < 0 ? Math.max(0, stood.length - part) : seen
  // What came since then, above that place, would have no room.
  if (start >= Math.min(items.length, stood.length)) return WHOLE
  return { first: part, start, heightOf: (index) => stood[index]?.height }
}

const WHOLE = { first: Number.POSITIVE_INFINITY }
