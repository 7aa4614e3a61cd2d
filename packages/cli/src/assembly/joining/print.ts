// A page to print: the squares of some codes, each on its own sheet, with nothing that says what they are for.

import { squareModules } from '@commonwall/sync'

/** What is drawn on one sheet. */
export interface Sheet {
  /** Below the squares, such as "1 of 3"; nothing that tells a stranger anything. */
  readonly mark: string
  readonly squares: readonly Uint8Array[]
}

/** A whole HTML page without script or style from elsewhere. */
export function printedPage(sheets: readonly Sheet[]): string {
  const drawn = sheets.map(
    ({ mark, squares }) => `<section>${squares.map(svg).join('\n')}<p>${mark}</p></section>`,
  )
  return [
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title>',
    '<style>section{break-after:page}svg{width:90mm;height:90mm;margin:5mm}p{font:10pt monospace}</style>',
    ...drawn,
    '</html>\n',
  ].join('\n')
}

function svg(square: Uint8Array): string {
  const modules = squareModules(square)
  const dark = modules.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${modules.length} ${modules.length}" shape-rendering="crispEdges"><path d="${dark.join('')}"/></svg>`
}
