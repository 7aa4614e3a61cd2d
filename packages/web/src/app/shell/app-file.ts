// The app as one HTML file without a wall in it, to be filled and handed on: from this very page where it is that
// file, else from its host.

import type { Place } from './place.ts'

/** To be called before anything on the page is changed. */
export function appFileOf(place: Place): () => Promise<string> {
  if (place.kind !== 'page') {
    const html = withoutWall(`<!doctype html>${document.documentElement.outerHTML}\n`)
    return async () => html
  }
  return async () => {
    const response = await fetch(`${place.root}app.html`, { cache: 'no-store', credentials: 'omit' })
    if (!response.ok) throw new Error(`app.html: expected status 200, got ${response.status}`)
    return response.text()
  }
}

/** Scripts and styles are raw text: they come out as they went in, so their hashes stay. */
function withoutWall(html: string): string {
  return html.replace(/<script type="application\/octet-stream" id="wall">[\s\S]*?<\/script>\n?/, '')
}
