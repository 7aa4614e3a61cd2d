// One HTML file with a wall in it: the app's own file, the newest threads as text for who has scripts off, and the
// bundle. Neither changes the scripts and styles, so the file's own policy still lets them in.

import { embedBundle } from '@commonwall/wall'

const MAIN = /(<main id="text">)[\s\S]*?(<\/main>)/

export interface Filling {
  /** HTML of our own renderer: what stands in `<main>` until the app runs. */
  readonly main: string
  /** A tar of the layout. */
  readonly bundle: Uint8Array
}

/** @throws LayoutError if the file is not the app's own */
export function fillFile(appHtml: string, { main, bundle }: Filling): string {
  return embedBundle(
    appHtml.replace(MAIN, (_, open: string, close: string) => open + main + close),
    bundle,
  )
}

/**
 * What stands before the bundle and after it, for who brings a large one as base64 piece by piece.
 * @throws LayoutError if the file is not the app's own
 */
export function fileAround(appHtml: string, main: string): readonly [before: string, after: string] {
  const html = fillFile(appHtml, { main, bundle: new Uint8Array() })
  const at = html.lastIndexOf('</script>')
  return [html.slice(0, at), html.slice(at)]
}

const HEAD_AND_MAIN =
  /(?:(<header>[\s\S]*?)<aside[^>]*>([\s\S]*?)<\/aside>)?<main id="text">([\s\S]*?)<\/main>/

/** What a page is of, with its seal and how old it is, and what stands in its `<main>`: to be put into that of a file. */
export function mainOf(pageHtml: string): string {
  const [, header = '', truth = '', main = ''] = HEAD_AND_MAIN.exec(pageHtml) ?? []
  return header + truth + main
}
