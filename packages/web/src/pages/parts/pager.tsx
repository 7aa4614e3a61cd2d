// From page to page of a list. One page needs none.

import type { Pager } from '../model.ts'
import type { Ui } from '../ui.ts'

export function PagerLinks({ pager, ui }: { pager: Pager; ui: Ui }) {
  const { page, pages, path, first } = pager
  if (pages < 2) return undefined
  const to = (n: number) => ui.href(n === 1 ? first : `${path}${n}`)
  return (
    <nav class="pager" aria-label={ui.t.pages}>
      {page > 1 && (
        <a href={to(page - 1)} rel="prev">
          {ui.t.previous}
        </a>
      )}
      <span>{ui.t.page(page, pages)}</span>
      {page < pages && (
        <a href={to(page + 1)} rel="next">
          {ui.t.next}
        </a>
      )}
    </nav>
  )
}
