// Two versions of an article in one text: what was taken away is struck, what was put in is underlined.

import { redline } from '@commonwall/wall'
import { useMemo } from 'preact/hooks'
import type { HistoryPage } from './model.ts'
import { Link } from './parts/link.tsx'
import { breakable } from './parts/long-words.tsx'
import { VersionList } from './parts/version-list.tsx'
import { Words } from './parts/words.tsx'
import type { Ui } from './ui.ts'

export function HistoryView({ page, ui }: { page: HistoryPage; ui: Ui }) {
  const { t } = ui
  const { before, after, lang } = page.texts
  const pieces = useMemo(() => redline(before, after, lang), [before, after, lang])
  const changed = pieces.some(({ kind }) => kind !== 'same')
  return (
    <>
      <div class="heading">
        <h1>
          <Words text={page.article.title} ui={ui} />
        </h1>
        <p>{t.compared(page.older.number, page.newer.number)}</p>
        <p class="quiet">{changed ? t.redlineKey : t.sameWords}</p>
      </div>
      <div class="said article redline" lang={page.lang} dir={page.dir}>
        {pieces.map(({ kind, text }, index) => {
          const words = breakable(text)
          if (kind === 'removed') return <del key={`${index}`}>{words}</del>
          return kind === 'added' ? <ins key={`${index}`}>{words}</ins> : words
        })}
      </div>
      <p>
        <Link to={page.article.path} ui={ui}>
          {t.backToArticle}
        </Link>
      </p>
      <VersionList versions={page.versions} ui={ui} />
    </>
  )
}
