// The app as one HTML file without a wall in it, to be filled and handed on: from this very page where it is that
// file, else from its host.

import { readBody } from '@commonwall/sync'
import type { Place } from './place.ts'

/** Bytes: it has about one million. */
const MOST = 8_000_000
/** Milliseconds without a byte. */
const IDLE = 30_000

/** To be called before anything on the page is changed. */
export function appFileOf(place: Place): () => Promise<string> {
  if (place.kind !== 'page') {
    const html = withoutWall(pageText())
    return async () => html
  }
  return async () => {
    const asked = { cache: 'no-store', credentials: 'omit', redirect: 'error' } as const
    const { ok, status, body } = await fetch(`${place.root}app.html`, asked)
    if (!ok) throw new Error(`app.html: expected status 200, got ${status}`)
    return new TextDecoder().decode(await readBody(body, { cap: MOST, idle: IDLE, what: 'app.html' }))
  }
}

/** The page as text but for what stands in its wall: of a large one the page would stand still for seconds. */
function pageText(): string {
  const wall = document.getElementById('wall')
  const inside = [...(wall?.childNodes ?? [])]
  for (const part of inside) part.remove()
  const text = `<!doctype html>${document.documentElement.outerHTML}\n`
  wall?.append(...inside)
  return text
}

/** Scripts and styles are raw text: they come out as they went in, so their hashes stay. */
function withoutWall(html: string): string {
  return html.replace(/<script type="application\/octet-stream" id="wall">[\s\S]*?<\/script>\n?/, '')
}
