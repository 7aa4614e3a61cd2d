// `index.html` of a static copy and of the app's own file: the newest threads with their first text, and what was answered in
// the first of them, in one file that needs no other.

import type { IndexPage } from './model.ts'
import { useInParts } from './parts/in-parts.ts'
import { Posts } from './parts/posts.tsx'
import { Words } from './parts/words.tsx'
import type { Ui } from './ui.ts'

export function IndexView({ page, ui }: { page: IndexPage; ui: Ui }) {
  const { t } = ui
  const sheets = useInParts({
    items: page.sheets,
    make: (sheet) => (
      <section key={sheet.anchor} id={sheet.anchor} class="leaf">
        <h2>
          <Words text={sheet.title} ui={ui} />
        </h2>
        <Posts posts={[sheet.post, ...(sheet.answers ?? [])]} ui={{ ...ui, anchors: `${sheet.anchor}-` }} />
        <p class="quiet">{sheet.replies === 0 ? t.noReplies : t.replies(sheet.replies)}</p>
      </section>
    ),
    ui,
    part: 1,
  })
  if (page.sheets.length === 0) return <p class="nothing">{t.nothingYet}</p>
  return (
    <>
      <h1 class="unseen">{t.newest}</h1>
      <nav class="contents" aria-label={t.newest}>
        <ol>
          {page.sheets.map((sheet) => (
            <li key={sheet.anchor}>
              <a href={`#${sheet.anchor}`}>
                <Words text={sheet.title} ui={ui} />
              </a>
            </li>
          ))}
        </ol>
      </nav>
      {sheets}
    </>
  )
}
