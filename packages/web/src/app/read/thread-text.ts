// A thread or an article as plain text, to be read anywhere: one post below the other, with floor, writer, time and place.

import { retold } from '@commonwall/wall'
import type { ArticlePage, Author, PostItem, Reference, ThreadPage } from '../../pages/model.ts'
import { absenceWords } from '../../pages/parts/absence-words.ts'
import { inBrackets } from '../../pages/parts/brackets.ts'
import { titleText } from '../../pages/title/page-title.tsx'
import type { Ui } from '../../pages/ui.ts'

/** @param posts all that were said. @returns lines that end in LF; of an article its Markdown, then what was said about it */
export function threadText(page: ThreadPage | ArticlePage, posts: readonly PostItem[], ui: Ui): string {
  const { frame } = page
  const head = [
    titleText(page, ui),
    `${frame.wall.text} · ${frame.fingerprint.en.join(' ')} · ${frame.fingerprint.zh.join('')}`,
  ]
  const said = posts.map((post) => postText(post, ui))
  const article = page.kind === 'article' ? [articleText(page, ui)] : []
  return `${[head.join('\n'), ...article, ...said].join('\n\n')}\n`
}

function articleText(
  { author, when, absence, unverified, text, references = [] }: ArticlePage,
  ui: Ui,
): string {
  const line = `${whoOf(author, ui)} · ${timeOf(when, ui)}${cautionOf(unverified, ui)}`
  return `${line}\n\n${absence === undefined ? named(text?.text ?? '', references, ui) : absenceWords(absence, ui)}`
}

function postText(post: PostItem, ui: Ui): string {
  const floor = post.floor === undefined ? '–' : `#${post.floor}`
  if (post.absence !== undefined) return `${floor} ${absenceWords(post.absence, ui)}`
  const { author, when, answers } = post
  const place = post.place === undefined ? ui.t.waiting : ui.t.place(post.place)
  const line = [floor, whoOf(author, ui), timeOf(when, ui), place, answers && ui.t.answers(answers.floor)]
    .filter(Boolean)
    .join(' · ')
  return `${line}${cautionOf(post.unverified, ui)}\n${named(post.text?.text ?? '', post.references, ui)}`
}

/** What a reader must know before the text is believed, on a line of its own. */
function cautionOf(unverified: boolean | undefined, ui: Ui): string {
  return unverified ? `\n${ui.t.unverified}` : ''
}

/** Whom and what it points at, in words: a file opens nothing. */
function named(text: string, references: readonly Reference[], ui: Ui): string {
  return retold(text, references, ({ who, floor }) => {
    if (who === undefined) return floor === undefined ? undefined : `#${floor}`
    return `@${whoOf(who, ui)}${who.kind === 'throwaway' ? ` ${who.key.slice(0, 6)}` : ''}`
  })
}

function timeOf(when: PostItem['when'], ui: Ui): string {
  if (when === undefined) return ''
  return when.hour ? ui.hour(when.at) : ui.time(when.at)
}

function whoOf(author: Author | undefined, ui: Ui): string {
  if (author?.kind === 'name') return nameWords(author, ui)
  return author?.number === undefined ? ui.t.writerUnknown : ui.t.writer(author.number)
}

function nameWords(
  { name, fingerprint, partlyRead, lookalike }: Author & { readonly kind: 'name' },
  { t }: Ui,
): string {
  const known = fingerprint.join(' ') || (partlyRead ? '' : t.unprotected)
  const told = [known, lookalike ? t.lookalike : ''].filter(Boolean).join(' · ')
  return told === '' ? name : `${name}${inBrackets(told)}`
}
