// HTML in Markdown, in place of micromark's two readers of it, which would never run: both are switched off by their names
// (`markdown-html.ts`), and are some of what an article's first reader fetches.

function tokenize(): never {
  throw new Error('markdown: expected no HTML to be read, got some')
}

export const htmlFlow = { name: 'htmlFlow', tokenize }
export const htmlText = { name: 'htmlText', tokenize }
