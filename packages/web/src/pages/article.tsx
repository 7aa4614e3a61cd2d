// An article in its current version, who signed it, its other languages and versions, and what was said about it.

import type { ArticlePage } from './model.ts'
import { absenceWords } from './parts/absence-words.ts'
import { HoleLine } from './parts/hole.tsx'
import { nameOf } from './parts/language-name.ts'
import { Markdown } from './parts/markdown.tsx'
import { PagerLinks } from './parts/pager.tsx'
import { AuthorName, Moment } from './parts/post.tsx'
import { Posts } from './parts/posts.tsx'
import { Signers } from './parts/signers.tsx'
import { Unverified } from './parts/unverified.tsx'
import { VersionList } from './parts/version-list.tsx'
import { Words } from './parts/words.tsx'
import { nameless, PageTitle } from './title/page-title.tsx'
import type { Ui } from './ui.ts'

export function ArticleView({ page, ui }: { page: ArticlePage; ui: Ui }) {
  const { t } = ui
  return (
    <>
      <article class="paper">
        <div class="heading">
          <PageTitle page={page} ui={ui} />
          <p class="by">
            <AuthorName author={page.author} ui={ui} /> <Moment when={page.when} ui={ui} />
          </p>
          <Corrected page={page} ui={ui} />
          {page.imported && <p class="note">{t.imported(page.imported.source, page.imported.date)}</p>}
          <Cautions page={page} ui={ui} />
        </div>
        {page.absence !== undefined ? (
          <HoleLine absence={page.absence} text={page.text} ui={ui} />
        ) : (
          page.text && <Markdown text={page.text} references={page.references} ui={ui} />
        )}
        <Signers page={page} ui={ui} />
      </article>
      <Translations page={page} ui={ui} />
      <VersionList versions={page.versions} ui={ui} />
      <section>
        <h2>{t.talk}</h2>
        {page.replies === 0 ? <p class="quiet">{t.noReplies}</p> : <Posts posts={page.posts} ui={ui} />}
        <PagerLinks pager={page.pager} ui={ui} />
      </section>
    </>
  )
}

/** What the version that is open corrects, above its text: nobody has to look for it. */
export function Corrected({ page, ui }: { page: ArticlePage; ui: Ui }) {
  const correction = page.versions[0]?.correction
  return correction === undefined ? undefined : <p class="note">{ui.t.correction(correction)}</p>
}

/** What a reader must know before the text is believed. */
export function Cautions({ page, ui }: { page: ArticlePage; ui: Ui }) {
  return (
    <>
      <Unverified of={page} ui={ui} />
      {page.newer && <p class="note late">{ui.t.newerGone(absenceWords(page.newer, ui))}</p>}
      {page.translations.some(({ ahead }) => ahead) && <p class="note late">{ui.t.originalNewer}</p>}
    </>
  )
}

function Translations({ page, ui }: { page: ArticlePage; ui: Ui }) {
  if (page.translations.length === 0) return undefined
  return (
    <section>
      <h2>{ui.t.otherLanguages}</h2>
      <ul>
        {page.translations.map(({ path, lang, title, behind }) => (
          <li key={path}>
            <Words text={title ?? nameless('article', ui)} to={path} ui={ui} />{' '}
            <span class="quiet">{nameOf(lang)}</span>
            {behind && <b class="late"> {ui.t.behind}</b>}
          </li>
        ))}
      </ul>
    </section>
  )
}
