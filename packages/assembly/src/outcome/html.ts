// An outcome as one HTML page without scripts: to read, to print, or to put into a frame on another site.

import type { OutcomeBlock } from './blocks.ts'

const STYLE =
  'body{font:1.0625rem/1.6 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}' +
  '.note{color:#555;font-size:.875rem;margin:.25rem 0 1rem}blockquote{margin:1rem 0;border-inline-start:3px solid #999;padding-inline-start:1rem}' +
  'b{white-space:nowrap}p{white-space:pre-line}@media print{body{margin:0;max-width:none}}' +
  '@media (prefers-color-scheme:dark){body{color:#eee;background:#111}.note{color:#aaa}}'

/** Blocks as a page. @param lang BCP 47 tag of its words */
export function blocksToHtml(blocks: readonly OutcomeBlock[], lang: string): string {
  const title = blocks.find(({ kind }) => kind === 'title')
  return `<!doctype html>
<html lang="${escaped(lang)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title?.kind === 'title' ? title.text : '')}</title>
<style>${STYLE}</style>
${blocks.map(htmlOf).join('\n')}
</html>
`
}

function htmlOf(block: OutcomeBlock): string {
  switch (block.kind) {
    case 'title':
      return `<h1>${escaped(block.text)}</h1>`
    case 'heading':
      return `<h2>${escaped(block.text)}</h2>`
    case 'note':
      return `<p class="note">${escaped(block.text)}</p>`
    case 'text':
      return `<p><b>${escaped(block.label)}.</b> ${escaped(block.text)}</p>`
    case 'bracket':
      return `<blockquote><p>[<b>${escaped(block.label)}:</b> ${escaped(block.text)}]</p><p class="note">${escaped(block.says)}</p></blockquote>`
  }
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
