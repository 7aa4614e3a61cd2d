// What goes with every answer: nothing is kept by a browser, nothing is loaded from elsewhere, and no page opens within
// another's reach.

import { createHash } from 'node:crypto'
import type { PageRenderer } from '@commonwall/web/pages'
import { pagePolicy } from '@commonwall/web/policy'

/** Of scripts of the app: that somebody was here is nobody's business. */
export const SCRIPT_HEADERS = {
  'Content-Type': 'text/javascript; charset=utf-8',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
}

/** Of pages. @param parts what they hold beside what is read: the app's loader, and the doors of a demonstration */
export function pageHeaders(
  { STYLE, APP_STYLE, DOORS_STYLE, LOADER }: PageRenderer,
  { app, doors }: { readonly app: boolean; readonly doors: boolean },
): Record<string, string> {
  const hash = (text: string) => createHash('sha256').update(text).digest('base64')
  const policy = pagePolicy({
    styles: [STYLE, ...(app ? [APP_STYLE] : []), ...(doors ? [DOORS_STYLE] : [])].map(hash),
    scripts: app ? [hash(LOADER)] : [],
  })
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policy,
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
    Vary: 'Accept-Language',
  }
}
