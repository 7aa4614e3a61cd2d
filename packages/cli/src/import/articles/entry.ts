// One article as some other place published it, before anybody signs anything: what every reader of a format gives.
//
// Nothing of it is trusted: texts are bounded, dates are dates or errors, and a link is never followed.

import { CommandError } from '../../terminal/command-error.ts'

export interface Entry {
  /** What the source calls it, the same at every reading: a guid, a link, a file's name. */
  readonly id: string
  readonly title: string
  /** Who wrote it, as the source says. */
  readonly author: string | undefined
  /** Where it stood. */
  readonly link: string | undefined
  /** 2015-12-16, as the source writes it, in its own time zone; undefined where it says none. */
  readonly date: string | undefined
  /** The first and the last day on which the source shows it, where it names them. */
  readonly from?: string | undefined
  readonly until?: string | undefined
  /** As the source says, a language tag or nearly one. */
  readonly lang: string | undefined
  /** Markdown without HTML. */
  readonly text: string
  /** What the converting left out, by what it was: `script`, `image as link` … */
  readonly left: ReadonlyMap<string, number>
  /** A name shared with its translations, if the source has such names. */
  readonly group: string | undefined
  /** True if the source says that this one was translated from another of its group. */
  readonly translated: boolean
  /** Ids or links of the same in other languages. */
  readonly others: readonly string[]
}

export interface Source {
  readonly kind: 'rss' | 'atom' | 'wxr' | 'markdown' | 'html'
  /** What the whole is called. */
  readonly title: string | undefined
  readonly entries: readonly Entry[]
  /** What stood in it and is no article: drafts, what has a password, comments, attachments, menus. */
  readonly passedOver: number
  /** Entries that could not be read, and why. */
  readonly unreadable: readonly string[]
}

/** The most that is read of one source. */
export const LIMITS = {
  /** Bytes of a file. */
  file: 256 * 1024 * 1024,
  entries: 10_000,
  /** Characters of one entry, as the source has it. */
  entry: 4_000_000,
  /** Elements inside each other, of a feed. */
  depth: 64,
  /** Elements of one entry. */
  elements: 20_000,
  /** Of one Markdown file or page: CommonMark has texts that take the square of their length. */
  seconds: 10,
} as const

/** @throws always */
export function refuseSource(code: string, message: string): never {
  throw new CommandError(`import/${code}`, message)
}

/** One line of at most so many characters; what is longer ends in an ellipsis. */
export function oneLine(text: string, most: number): string {
  const line = text
    .toWellFormed()
    // A mark of byte order is white space to JavaScript, and none to a reader.
    .replace(/(?:[\u0000-\u001f\u007f-\u009f]|[^\S\ufeff])+/g, ' ')
    .trim()
  const characters = [...line]
  return characters.length <= most ? line : `${characters.slice(0, most - 1).join('')}…`
}
