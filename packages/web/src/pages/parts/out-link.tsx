// A way out of the wall: the first tap shows where it leads, the second goes there (DESIGN §7.2).
//
// Only http and https, and never an address with a user name in it: `https://bank.example@evil.example` reads
// as what it is not. The host is shown as the network will see it (punycode), so that look-alikes show.

import { readUrl } from '@commonwall/wall'
import type { Ui } from '../ui.ts'

/** The address in its one form, or undefined if it is none that a reader may be sent to. */
export function outsideAddress(text: string): URL | undefined {
  const url = text.length > 2_000 ? undefined : readUrl(text)
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return undefined
  return url.username === '' && url.password === '' && url.hostname !== '' ? url : undefined
}

export function OutLink({ url, label, ui }: { url: URL; label: string | undefined; ui: Ui }) {
  return (
    <details class="out">
      <summary>
        {label}
        {label !== undefined && ' '}
        <span class="host" dir="ltr">
          {url.host}
        </span>
      </summary>
      <span class="leave" dir="auto">
        {ui.t.linkLeaves}{' '}
        <a href={url.href} rel="noreferrer noopener nofollow external" dir="ltr">
          {url.href}
        </a>
      </span>
    </details>
  )
}
