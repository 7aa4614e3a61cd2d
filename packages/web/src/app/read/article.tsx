// An article: its text, its other languages side by side, its versions, who signed it, and what was said about it.

import { useState } from 'preact/hooks'
import { Cautions, Corrected } from '../../pages/article.tsx'
import type { ArticlePage, OtherLanguage, Spoken } from '../../pages/model.ts'
import { HoleLine } from '../../pages/parts/hole.tsx'
import { nameOf } from '../../pages/parts/language-name.ts'
import { AuthorName, Moment } from '../../pages/parts/post.tsx'
import { Signers } from '../../pages/parts/signers.tsx'
import { VersionList } from '../../pages/parts/version-list.tsx'
import { Words } from '../../pages/parts/words.tsx'
import { nameless, PageTitle } from '../../pages/title/page-title.tsx'
import type { Ui } from '../../pages/ui.ts'
import type { State } from '../shell/state.ts'
import { ArticleActions } from './article-actions.tsx'
import { Follow } from './follow.tsx'
import { MarkdownText } from './markdown-text.tsx'
import { usePaper } from './paper.tsx'
import { PostsByParts } from './posts-by-parts.tsx'
import { TalkEnd } from './talk-end.tsx'

interface Props {
  readonly page: ArticlePage
  readonly ui: Ui
  readonly state: State
}

export function ArticleScreen({ page: given, ui, state }: Props) {
  const { t } = state.words.value
  const paper = usePaper(given, state)
  const { page } = paper
  const [beside, setBeside] = useState<string>()
  const other = page.translations.find(({ path }) => path === beside)
  const { root, version } = page
  const look = [other === undefined ? 'paper' : 'paper pair', page.place === undefined && 'mine']
  return (
    <>
      <article class={look.filter(Boolean).join(' ')}>
        <div class="heading">
          <PageTitle page={page} ui={ui} />
          <p class="by">
            <AuthorName author={page.author} ui={ui} />
            <Moment when={page.when} ui={ui} />
            <Follow page={page} state={state} />
          </p>
          <Corrected page={page} ui={ui} />
          {page.imported && <p class="note">{t.imported(page.imported.source, page.imported.date)}</p>}
          <Cautions page={page} ui={ui} />
        </div>
        <div class="columns">
          <Text page={page} ui={ui} />
          {other?.text && <Beside other={other} text={other.text} ui={ui} />}
        </div>
        <Signers page={page} ui={ui} />
        {root !== undefined && version !== undefined && (
          <ArticleActions page={page} root={root} version={version} ui={ui} state={state} />
        )}
      </article>
      <Languages page={page} beside={beside} onBeside={setBeside} ui={ui} state={state} />
      <VersionList versions={page.versions} ui={ui} />
      <section>
        <h2>{t.talk}</h2>
        {page.replies === 0 ? (
          <p class="quiet">{t.noReplies}</p>
        ) : (
          <PostsByParts posts={page.posts} ui={ui} />
        )}
        <TalkEnd page={page} paper={paper} ui={ui} state={state} />
      </section>
    </>
  )
}

function Text({ page, ui }: Pick<Props, 'page' | 'ui'>) {
  if (page.absence !== undefined) return <HoleLine absence={page.absence} text={page.text} ui={ui} />
  return page.text && <MarkdownText text={page.text} references={page.references} ui={ui} />
}

function Beside({ other, text, ui }: { other: OtherLanguage; text: Spoken } & Pick<Props, 'ui'>) {
  return (
    <div class="beside">
      <p class="quiet">
        <Words text={other.title ?? nameless('article', ui)} to={other.path} ui={ui} />
        {other.behind && <b class="late"> {ui.t.behind}</b>}
      </p>
      <MarkdownText text={text} references={other.references} ui={ui} />
    </div>
  )
}

function Languages({
  page,
  beside,
  onBeside,
  ui,
  state,
}: Props & { beside: string | undefined; onBeside: (path: string | undefined) => void }) {
  const { a } = state.words.value
  if (page.translations.length === 0) return undefined
  return (
    <section>
      <h2>{ui.t.otherLanguages}</h2>
      <ul class="versions">
        {page.translations.map((other) => (
          <li key={other.path}>
            <Words text={other.title ?? nameless('article', ui)} to={other.path} ui={ui} />{' '}
            <span class="quiet">{nameOf(other.lang)}</span>
            {other.behind && <b class="late"> {ui.t.behind}</b>}{' '}
            {other.text !== undefined && (
              <button
                type="button"
                class="plain"
                aria-pressed={beside === other.path}
                onClick={() => onBeside(beside === other.path ? undefined : other.path)}
              >
                {a.read.sideBySide}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
