// Markdown as HTML, each text once: reading a long article takes most of the time of its page.
//
// CommonMark has texts that take the square of their length to read; 57 KB of `*a_` took 98 s. Whoever serves
// others therefore reads a text first, in as much time as it grants (`readMarkdown`): one that takes longer is
// remembered, and shown as it was typed.

import { micromark } from 'micromark'
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly'

/** Texts kept with their HTML, and texts remembered as too slow. */
const MOST_READ = 64
const MOST_SLOW = 500

const read = new Map<string, string>()
const slow = new Set<string>()

/** Reads a text for the pages to come. @param within runs the work; undefined if it took too long */
export function readMarkdown(text: string, within: (work: () => string) => string | undefined): void {
  if (slow.has(text) || read.has(text)) return
  const html = within(() => toHtml(text))
  if (html !== undefined) keep(text, html)
  else {
    if (slow.size >= MOST_SLOW) slow.clear()
    slow.add(text)
  }
}

/** The HTML of a text, in which every `<` of its author is escaped; undefined if it was found too slow. */
export function markdownHtml(text: string): string | undefined {
  if (slow.has(text)) return undefined
  return read.get(text) ?? keep(text, toHtml(text))
}

function keep(text: string, html: string): string {
  if (read.size >= MOST_READ) read.clear()
  read.set(text, html)
  return html
}

function toHtml(text: string): string {
  return micromark(text, {
    extensions: [cjkFriendlyExtension(), { disable: { null: ['htmlFlow', 'htmlText'] } }],
  })
}
