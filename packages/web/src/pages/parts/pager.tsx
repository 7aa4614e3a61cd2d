// From page to page of a list. One page needs none.

import type { Pager } from '../model.ts'
import type { Ui } from '../ui.ts'
import { Link } from './link.tsx'

export function PagerLinks({ pager, ui }: { pager: Pager; ui: Ui }) {
  const { page, pages, path, first } = pager
  if (pages < 2) return undefined
  const to = (n: number) => (n === 1 ? first : `${path}${n}`)
  return (
    <nav class="pager" aria-label={ui.t.pages}>
      {page > 1 && (
        <Link to={to(page - 1)} ui={ui} rel="prev">
          {ui.t.previous}
        </Link>
      )}{' '}
      <span>{ui.t.page(page, pages)}</span>{' '}
      {page < pages && (
        <Link to={to(page + 1)} ui={ui} rel="next">
          {ui.t.next}
        </Link>
      )}
    </nav>
  )
}
