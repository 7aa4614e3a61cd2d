// A page that is not there, or could not be made: what is so, why, and what one can do.

import type { NoticePage } from './model.ts'
import { Link } from './parts/link.tsx'
import type { Ui } from './ui.ts'

export function NoticeView({ page, ui }: { page: NoticePage; ui: Ui }) {
  const { t } = ui
  return (
    <>
      <h1>{page.what === 'not-found' ? t.notFound : t.failed}</h1>
      <p>{page.what === 'not-found' ? t.notFoundText : t.failedText}</p>
      <p>
        <Link to="" ui={ui}>
          {t.toFront}
        </Link>
      </p>
    </>
  )
}
