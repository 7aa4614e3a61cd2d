// Reads one text of Markdown, where it harms nobody if that takes for ever: whoever asked ends it.

import { toHtml } from '../../pages/parts/markdown-html.ts'

interface Scope {
  onmessage: ((event: { readonly data: string }) => void) | null
  postMessage(html: string): void
}

/** Answers one text after the other. */
export function serve(): void {
  const scope = globalThis as unknown as Scope
  scope.onmessage = ({ data }) => scope.postMessage(toHtml(data))
}
