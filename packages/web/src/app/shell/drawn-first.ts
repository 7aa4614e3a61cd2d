// How much of a list is drawn at once: what the step that led here shows.

import { arriveAt, hasStepped } from './routes.ts'

/**
 * @param part as much as fills a screen
 * @param indexOf where a floor stands that the reader asked to see; without it the list may stand above that
 * @returns all of it where no step led here, as when a loaded page gives way, and where the reader comes back to a place of it
 */
export function drawnFirst(part: number, indexOf?: (floor: number) => number): number {
  // Where what was not read yet stood meanwhile, the step has arrived already.
  const { floor, scroll = hasStepped() ? 0 : 1, mark } = arriveAt.peek()
  if (floor !== undefined && indexOf) return (Math.floor(Math.max(0, indexOf(floor)) / part) + 1) * part
  return (floor ?? mark) === undefined && scroll === 0 ? part : Number.POSITIVE_INFINITY
}
