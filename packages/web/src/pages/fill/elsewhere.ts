// Where a floor stands that a post points at: on this page, or on another one of the same thread.

import type { Pager, PostItem } from '../model.ts'
import { pageAt } from './cut.ts'
import type { Row } from './rows.ts'

interface Pointing {
  readonly floor: number | undefined
}

type Elsewhere = ReturnType<typeof elsewhereOn>

/** What posts answer and mention, with the pages on which that stands. */
export function pointing(items: readonly PostItem[], at: Elsewhere): readonly PostItem[] {
  return items.map((item) => ({
    ...item,
    answers: item.answers && at(item.answers),
    references: item.references.map(at),
  }))
}

/**
 * Adds to what points at a floor the path of the page that it stands on, where that is another.
 * @param rows of all pages, in reading order · @param size rows of a page
 */
export function elsewhereOn(
  rows: readonly Row[],
  size: number,
  { page, first, path }: Pager,
): <T extends Pointing>(pointing: T) => T & { readonly elsewhere: string | undefined } {
  const pages = new Map(rows.map(({ post: { floor } }, at) => [floor, pageAt(at, size)]))
  return (pointing) => {
    const on = pointing.floor === undefined ? page : (pages.get(pointing.floor) ?? page)
    return { ...pointing, elsewhere: on === page ? undefined : on === 1 ? first : path + on }
  }
}
