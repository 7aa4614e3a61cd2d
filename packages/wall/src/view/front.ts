// The boards of a wall and what stands on each: pinned first, then by last activity.

import type { BoardTitle } from '../definition/index.ts'
import type { Marks } from '../moderation/index.ts'
import type { ThreadSummary } from '../thread/index.ts'

export interface BoardView {
  /** Empty for what is on no board of the definition. */
  readonly slug: string
  /** One per language, in the order of the definition. */
  readonly titles: readonly BoardTitle[]
  readonly threads: readonly ThreadSummary[]
}

interface Listed {
  readonly summary: ThreadSummary
  readonly marks: Marks
}

/** Puts threads and articles on their boards. A thread without a title (its root is not held) is not listed. */
export function frontOf(boards: readonly BoardTitle[], threads: readonly Listed[]): readonly BoardView[] {
  const titles = Map.groupBy(boards, ({ slug }) => slug)
  const slugOf = ({ summary: { board } }: Listed) => (board !== undefined && titles.has(board) ? board : '')
  const listed = Map.groupBy(
    threads.filter(({ summary }) => summary.title !== undefined),
    slugOf,
  )
  return [...titles.keys(), ''].map((slug) => ({
    slug,
    titles: titles.get(slug) ?? [],
    threads: (listed.get(slug) ?? []).sort(byRank).map(({ summary }) => summary),
  }))
}

function byRank(a: Listed, b: Listed): number {
  return (
    Number(b.marks.pinned) - Number(a.marks.pinned) ||
    b.summary.lastActivity - a.summary.lastActivity ||
    (a.summary.id < b.summary.id ? -1 : 1)
  )
}
