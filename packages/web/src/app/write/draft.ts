// What is being written, in memory: a new thread, an article, a reply. One at a time; it dies with the tab.

import { signal } from '@preact/signals'
import { goToScreen } from '../shell/routes.ts'
import type { State } from '../shell/state.ts'

export interface ReplyTo {
  /** Id of the thread, or address of the article. */
  readonly root: string
  /** What is answered: the root or a reply. */
  readonly parent: string
  /** The text to begin with, quoted. */
  readonly quote: string | undefined
}

export interface Draft {
  readonly form: 'thread' | 'article' | 'reply'
  readonly title: string
  readonly text: string
  /** Slug or path of a board; empty for none chosen. */
  readonly board: string
  readonly lang: string
  readonly reply: ReplyTo | undefined
  /** Address of the article of which this is the next version. */
  readonly edits: string | undefined
  /** Address of the article of which this is a translation. */
  readonly translates: string | undefined
  /** What a correction corrects, in a line; undefined: no correction. */
  readonly correction: string | undefined
  /** When it is to leave, as the form has it (`2026-11-26T09:00`, local time); empty: when it is ready. */
  readonly at: string
  /** Public key of the lasting name that speaks; undefined: a throwaway. */
  readonly as: string | undefined
}

const EMPTY: Draft = {
  form: 'thread',
  title: '',
  text: '',
  board: '',
  lang: '',
  reply: undefined,
  edits: undefined,
  translates: undefined,
  correction: undefined,
  at: '',
  as: undefined,
}

export const draft = signal<Draft>(EMPTY)

/** Once it was said: the next one begins as a thread of nobody's, on the same board; a name is chosen each time anew. */
export function clearDraft(): void {
  const { board, lang } = draft.value
  draft.value = { ...EMPTY, board, lang }
}

export function startThread(state: State, board: string | undefined): void {
  const kept = draft.value.form === 'reply' ? '' : draft.value.text
  const title = draft.value.form === 'reply' ? '' : draft.value.title
  const lang = state.lang.value
  draft.value = { ...EMPTY, title, text: kept, board: board ?? '', lang }
  goToScreen('write')
}

export function startReply(state: State, reply: ReplyTo): void {
  const same = draft.value.reply?.root === reply.root ? draft.value.text : ''
  const text = reply.quote === undefined ? same : `${quoted(reply.quote)}\n\n${same}`
  draft.value = {
    ...EMPTY,
    form: 'reply',
    text,
    lang: state.lang.value,
    reply,
    // A name that was chosen for what is half written here stays; elsewhere it is chosen anew.
    as: same === '' ? undefined : draft.value.as,
  }
  goToScreen('write')
}

/** Begins the next version of one's own article. */
export function startEdit(state: State, address: string): void {
  draft.value = { ...EMPTY, form: 'article', lang: state.lang.value, edits: address }
  goToScreen('write')
}

/** Begins a thread with words that its author goes on from. */
export function startThreadWith(state: State, title: string, text: string): void {
  draft.value = { ...EMPTY, title, text, lang: state.lang.value }
  goToScreen('write')
}

/** Begins the translation of an article, which stays in view. @param board path of the article's own */
export function startTranslation(address: string, board: string | undefined): void {
  draft.value = { ...EMPTY, form: 'article', translates: address, board: board ?? '' }
  goToScreen('write')
}

/** Longer quotes say less. */
const MOST_QUOTED = 400

function quoted(text: string): string {
  const cut = text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED).toWellFormed()}…` : text
  return cut
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')
}
