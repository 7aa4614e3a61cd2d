// A hint for whoever proposed a wording when another one was adopted meanwhile: the same changes, made to the
// adopted text. A view: ballots stay on the text that they were cast on, and nothing is computed from this.

import { wordDiff } from '@commonwall/wall'

export interface RebaseInput {
  /** The text from which both started. */
  readonly base: string
  readonly adopted: string
  readonly mine: string
}

/** The merged text, or the places of the base where both changed something else. */
export type Rebase =
  | { readonly text: string }
  | {
      readonly conflicts: readonly {
        readonly base: string
        readonly adopted: string
        readonly mine: string
      }[]
    }

/** Instead of base[start, end) stands `text`. */
interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Makes one's changes to what was adopted, word by word. @param lang BCP 47 tag of the text */
export function rebase({ base, adopted, mine }: RebaseInput, lang?: string): Rebase {
  const theirs = editsOf(base, adopted, lang)
  const own = editsOf(base, mine, lang).filter((edit) => !theirs.some((other) => same(edit, other)))
  const conflicts = own.flatMap((edit) =>
    theirs
      .filter((other) => edit.start <= other.end && other.start <= edit.end)
      .map((other) => {
        const start = Math.min(edit.start, other.start)
        const end = Math.max(edit.end, other.end)
        const made = (by: Edit) => base.slice(start, by.start) + by.text + base.slice(by.end, end)
        return { base: base.slice(start, end), adopted: made(other), mine: made(edit) }
      }),
  )
  if (conflicts.length > 0) return { conflicts }
  let [text, at] = ['', 0]
  for (const edit of [...theirs, ...own].sort((a, b) => a.start - b.start)) {
    text += base.slice(at, edit.start) + edit.text
    at = edit.end
  }
  return { text: text + base.slice(at) }
}

function editsOf(before: string, after: string, lang: string | undefined): Edit[] {
  const edits: Edit[] = []
  let at = 0
  let open: { start: number; end: number; text: string } | undefined
  for (const { kind, text } of wordDiff(before, after, lang)) {
    if (kind === 'same') {
      if (open) edits.push(open)
      open = undefined
      at += text.length
      continue
    }
    open ??= { start: at, end: at, text: '' }
    if (kind === 'added') open.text += text
    else {
      at += text.length
      open.end = at
    }
  }
  return open ? [...edits, open] : edits
}

function same(a: Edit, b: Edit): boolean {
  return a.start === b.start && a.end === b.end && a.text === b.text
}
