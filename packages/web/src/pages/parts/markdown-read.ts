// Markdown that was read, as HTML by its text; and texts that took too long to read, which are shown as they were typed.

/** Texts kept with their HTML, and texts remembered as too slow. */
const MOST_READ = 64
const MOST_SLOW = 500

const read = new Map<string, string>()
const slow = new Set<string>()

/** True if it was read, or found too slow. */
export function isMarkdownKnown(text: string): boolean {
  return read.has(text) || slow.has(text)
}

/** The HTML of a text, in which every `<` of its author is escaped; undefined if it was not read, or found too slow. */
export function markdownHtml(text: string): string | undefined {
  return read.get(text)
}

/** @param html undefined if it took too long */
export function keepMarkdown(text: string, html: string | undefined): void {
  if (html === undefined) {
    if (slow.size >= MOST_SLOW) slow.clear()
    slow.add(text)
    return
  }
  if (read.size >= MOST_READ) read.clear()
  read.set(text, html)
}
