// Names that were found: each with the words that tell whose it is, a flag where it reads like an earlier one, and where it
// was heard last.

import type { Language, NameFound } from '../model.ts'
import type { Ui } from '../ui.ts'
import { AuthorName } from './post.tsx'
import { Words } from './words.tsx'

const WORDS: Readonly<
  Record<
    Language,
    { readonly names: string; readonly since: (date: string) => string; readonly last: string }
  >
> = {
  en: { names: 'Names', since: (date) => `on this wall since ${date}`, last: 'wrote last in' },
  'zh-Hans': { names: '名字', since: (date) => `${date}起在这面墙上`, last: '最近发言：' },
  'zh-Hant': { names: '名字', since: (date) => `${date}起在這面牆上`, last: '最近發言：' },
}

export function NamesFound({ names, ui }: { names: readonly NameFound[]; ui: Ui }) {
  const words = WORDS[ui.frame.lang]
  if (names.length === 0) return undefined
  return (
    <section>
      <h2>{words.names}</h2>
      <ul class="versions found-names">
        {names.map(({ author, since, last }, index) => (
          <li key={`${index}`}>
            <p class="by">
              <AuthorName author={author} ui={ui} />{' '}
              {since !== undefined && <span class="quiet">{words.since(ui.date(since))}</span>}
            </p>
            {last !== undefined && (
              <p class="quiet">
                {words.last} <Words text={last.title} to={last.path} ui={ui} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
