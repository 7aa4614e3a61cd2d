// A thread as plain text, to be read anywhere: one post below the other, with floor, writer, time and place. What is on
// this device alone stays out: it would tell whose file it is.

import type { Author, PostItem, ThreadPage } from '../../pages/model.ts'
import { absenceWords } from '../../pages/parts/absence-words.ts'
import type { Ui } from '../../pages/ui.ts'

/** The page that is open, as text; lines end in LF. */
export function threadText(page: ThreadPage, ui: Ui): string {
  const { frame } = page
  const head = [
    page.title?.text ?? ui.t.untitled,
    `${frame.wall.text} · ${frame.fingerprint.en.join(' ')} · ${frame.fingerprint.zh.join('')}`,
  ]
  const posts = page.posts.filter(({ mine }) => mine === undefined)
  return `${[head.join('\n'), ...posts.map((post) => postText(post, ui))].join('\n\n')}\n`
}

function postText(post: PostItem, ui: Ui): string {
  const floor = post.floor === undefined ? '–' : `#${post.floor}`
  if (post.absence !== undefined) return `${floor} ${absenceWords(post.absence, ui)}`
  const { author, when, answers } = post
  const who =
    author?.kind === 'name'
      ? nameWords(author, ui)
      : author?.number === undefined
        ? ui.t.writerUnknown
        : ui.t.writer(author.number)
  const time = when === undefined ? '' : when.hour ? ui.hour(when.at) : ui.time(when.at)
  const place = post.place === undefined ? ui.t.waiting : ui.t.place(post.place)
  const line = [floor, who, time, place, answers && ui.t.answers(answers.floor)].filter(Boolean).join(' · ')
  return `${line}\n${post.text?.text ?? ''}`
}

function nameWords({ name, fingerprint, partlyRead }: Author & { readonly kind: 'name' }, ui: Ui): string {
  if (fingerprint.length === 0 && partlyRead) return name
  return `${name} (${fingerprint.join(' ') || ui.t.unprotected})`
}
