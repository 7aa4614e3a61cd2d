// Markdown as HTML.
//
// CommonMark has texts that take the square of their length to read; 57 KB of `*a_` took 98 s. So it is read where it can
// be ended: a node grants it some time (`readMarkdown`), a browser a worker (`app/read/markdown-worker.ts`).

import { micromark } from 'micromark'
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly'
import { isMarkdownKnown, keepMarkdown } from './markdown-read.ts'

/** Reads a text for the pages to come. @param within runs the work; undefined if it took too long */
export function readMarkdown(text: string, within: (work: () => string) => string | undefined): void {
  if (!isMarkdownKnown(text))
    keepMarkdown(
      text,
      within(() => toHtml(text)),
    )
}

export function toHtml(text: string): string {
  return micromark(text, {
    extensions: [cjkFriendlyExtension(), { disable: { null: ['htmlFlow', 'htmlText'] } }],
  })
}
