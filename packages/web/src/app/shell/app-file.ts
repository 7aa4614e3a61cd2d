// The app as one HTML file without a wall in it, to be filled and handed on: from this very page where it is that
// file, else from its host.

import { readBody } from '@commonwall/sync'
import { TakeError } from '../carry/take-error.ts'
import type { Place } from './place.ts'

/** Bytes: it has about one million. */
const MOST = 8_000_000
/** Milliseconds without a byte. */
const IDLE = 30_000

/**
 * What the file is of (`../../pages/app-file.tsx`), in its order. Whatever else stands in the page was put there by what extends its
 * reader's browser, in Firefox under an address that no other browser has: it would tell who made the next file.
 */
const OWN =
  /(<meta charset.*?<\/title>).*?(<style>.*?<\/style>).*?(<style>.*?<\/style>).*?(<div class="sheet">.*?<\/div><script>.*?<\/script>).*?(<script type="module">.*?<\/script>)/s

/** Undefined where what extends the browser changed the file's own parts. */
function ownHtml(): string | undefined {
  const parts = OWN.exec(document.documentElement.outerHTML)
  if (parts === null) return undefined
  const [, head, style, appStyle, body, script] = parts
  return `<!doctype html><html lang="en" dir="ltr" spellcheck="false" writingsuggestions="false"><head>${head}${style}${appStyle}</head><body>${body}${script}</body></html>\n`
}

/**
 * To be called once the wall was taken out of the page, and before anything else on it is changed.
 * @returns what throws TakeError `no-app`, `cut`; TransportError `too-long`, `timeout`
 */
export function appFileOf(place: Place): () => Promise<string> {
  if (place.kind !== 'page') {
    // Scripts and styles are raw text: they come out as they went in, so their hashes stay.
    const html = ownHtml()
    return async () => {
      if (html === undefined) throw new TakeError('take/no-app', 'page: expected its own parts, got others')
      return html
    }
  }
  return async () => {
    const asked = { cache: 'no-store', credentials: 'omit', redirect: 'error' } as const
    try {
      const { ok, status, body } = await fetch(`${place.root}app.html`, asked)
      if (!ok) throw new TakeError('take/no-app', `app.html: expected status 200, got ${status}`)
      return new TextDecoder().decode(await readBody(body, { cap: MOST, idle: IDLE, what: 'app.html' }))
    } catch (error) {
      // All that a browser tells of a line that was cut.
      if (error instanceof TypeError)
        throw new TakeError('take/cut', 'app.html: expected all of it, got less', { cause: error })
      throw error
    }
  }
}
