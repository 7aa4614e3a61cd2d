// What pages are made of and was made a moment ago: whole pages, talks, histories, what versions are of. Nothing of it
// outlives the next post.

import type { VerifiedEvent } from '@commonwall/wall'
import type { History } from './article-history.ts'
import { Kept } from './kept.ts'
import type { Talk } from './posts.ts'

/** Characters kept of pages, of talks and of articles, each: some 50 MB if they are not English. */
const ROOM = 25_000_000
const MOST = 500
/** Short answers. */
const MOST_ANSWERS = 10_000

export class KeptPages {
  readonly rendered: Kept<string>
  /** By what they hang under. */
  readonly talks: Kept<Talk>
  /** By address. */
  readonly histories: Kept<History>
  /** By what is asked of articles, and the id or address of which it is asked (`numbers.ts`, `said-under.ts`). */
  readonly versions: Kept<readonly string[]>

  /** @param now unix seconds */
  constructor(now: () => number) {
    const limits = { now, most: MOST, room: ROOM }
    this.rendered = new Kept({ ...limits, sizeOf: (html) => html.length })
    this.talks = new Kept({ ...limits, sizeOf: ({ rows }) => sizeOf(rows.map(({ post }) => post.event)) })
    this.histories = new Kept({
      ...limits,
      sizeOf: ({ versions }) => sizeOf(versions.map(({ event }) => event)),
    })
    this.versions = new Kept({ now, most: MOST_ANSWERS, room: ROOM, sizeOf: ({ length }) => 100 * length })
  }

  clear(): void {
    for (const kept of [this.rendered, this.talks, this.histories, this.versions]) kept.clear()
  }
}

/** About how many characters events take up, with what is kept around each. */
function sizeOf(events: readonly (VerifiedEvent | undefined)[]): number {
  let size = 0
  for (const event of events) size += 1_000 + (event?.content.length ?? 0)
  return size
}
