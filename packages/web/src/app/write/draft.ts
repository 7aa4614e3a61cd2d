// What is being written, in memory: a new thread, an article, a reply. One is open; all of it dies with the tab, unless it
// is saved here (`kept-drafts.ts`).

import { signal } from '@preact/signals'
import { goToScreen } from '../shell/routes.ts'

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
  /** Language tag; empty: unsaid; undefined: as it is by itself (`languages.ts`). */
  readonly lang?: string | undefined
  readonly reply?: ReplyTo | undefined
  /** Address of the article of which this is the next version. */
  readonly edits?: string | undefined
  /** Address of the article of which this is a translation. */
  readonly translates?: string | undefined
  /** What a correction corrects, in a line; undefined: no correction. */
  readonly correction?: string | undefined
  /** When it is to leave, as the form has it (`2026-11-26T09:00`, local time); empty: when it is ready. */
  readonly at: string
  /** Public key of the lasting name that speaks; undefined: a throwaway. */
  readonly as?: string | undefined
}

const EMPTY: Draft = {
  form: 'thread',
  title: '',
  text: '',
  board: '',
  at: '',
}

export const draft = signal<Draft>(EMPTY)

/** What it is about, and as far as it was written. */
export type Begun<D = Draft> = readonly [about: string, draft: D]

/** What the open one is about, and what was left half written: it goes on where it was left, the latest of a kind first. */
let about = ''
const left = signal<readonly Begun[]>([])
/** A thread or an article of its own. */
const NEW = ''

function begin(next: string, make: (kept: Draft | undefined) => Draft): void {
  left.value = halfWritten()
  draft.value = make(takeUp(next))
  goToScreen('write')
}

const hasWords = ({ title, text }: Draft): boolean => title.trim() !== '' || text.trim() !== ''

function takeUp(next: string): Draft | undefined {
  about = next
  const first = left.value.find(([key]) => key === next)
  left.value = left.value.filter((one) => one !== first)
  return first?.[1]
}

/**
 * Once it was said: the next one is what was left half written, or begins as nobody's on the same board; a name is chosen
 * each time anew. What was begun while it was being signed goes on.
 */
export function clearDraft(said: Draft): void {
  if (said !== draft.value) {
    left.value = left.value.filter(([, one]) => one !== said)
    return
  }
  const { board, lang } = said
  draft.value = takeUp(NEW) ?? { ...EMPTY, board, lang }
}

/** All that is half written: the open one first, each under what it is about. */
export function halfWritten(): readonly Begun[] {
  return hasWords(draft.value) ? [[about, draft.value], ...left.value] : left.value
}

/** Takes up again what was kept; what was begun here about the same thing goes first. */
export function takeUpKept(kept: readonly Begun<Partial<Draft>>[]): void {
  left.value = [...left.value, ...kept.map(([key, one]): Begun => [key, { ...EMPTY, ...one }])]
  if (hasWords(draft.value)) return
  draft.value = takeUp(about || kept[0]?.[0] || NEW) ?? draft.value
}

/** Goes on with what is half written; an answer of which no word was typed is none. */
export function goOnWriting(): void {
  const { lang } = draft.value
  if (!hasWords(draft.value)) draft.value = takeUp(NEW) ?? { ...EMPTY, lang }
  goToScreen('write')
}

export function startThread(board: string | undefined): void {
  begin(NEW, (kept = EMPTY) => ({ ...kept, board: board ?? kept.board }))
}

export function startReply(reply: ReplyTo): void {
  begin(reply.root, (kept = { ...EMPTY, form: 'reply' }) => {
    const text = reply.quote === undefined ? kept.text : `${quoted(reply.quote)}\n\n${kept.text}`
    return { ...kept, reply, text }
  })
}

/** Begins the next version of one's own article. */
export function startEdit(address: string): void {
  begin(`edit ${address}`, (kept) => kept ?? { ...EMPTY, form: 'article', edits: address })
}

/** Begins a thread with words that its author goes on from. */
export function startThreadWith(title: string, text: string): void {
  begin(`thread ${title}`, (kept) => kept ?? { ...EMPTY, title, text })
}

/** Begins the translation of an article, which stays in view. @param board path of the article's own */
export function startTranslation(address: string, board: string | undefined): void {
  begin(
    `translation ${address}`,
    (kept) => kept ?? { ...EMPTY, form: 'article', translates: address, board: board ?? '' },
  )
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
