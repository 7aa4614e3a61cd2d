// Whether a request was made by a page of elsewhere, in a browser on this very machine: for a node that is an onion service,
// so that nobody learns where it stands.
//
// Its port of loopback is for tor and for whoever sits here. But any page that is open in a browser here can ask that port,
// by its number or by a name of its own that it lets lead here, and what answers is what everybody can read at the onion
// address: the page, and whoever made it, would know on whose machine the wall is.

import type { IncomingMessage } from 'node:http'
import { readUrl } from '@commonwall/wall'
import { isLoopback, isOwnName, wasHandedOn } from './own-machine.ts'

type Asked = Pick<IncomingMessage, 'headers'> & {
  readonly socket: { readonly remoteAddress?: string | undefined }
}

/**
 * True where such a page asks, and so must get no answer.
 * @param hides true where the wall has no address but onion names: then no other name leads here either
 */
export function isByPageOfElsewhere({ headers, socket }: Asked, hides: boolean): boolean {
  if (!isLoopback(socket.remoteAddress ?? '') || wasHandedOn(headers)) return false
  // No browser but one that goes through Tor has such a name.
  if (isOnion(headers.host)) return false
  if (!isOwnName(headers.host)) return hides
  const { origin, 'sec-fetch-site': site } = headers
  return site === 'cross-site' || (origin !== undefined && !isOwnName(readUrl(origin)?.host))
}

/** True if none of these URLs leads anywhere but to an onion service or to the machine itself. */
export function isHidden(urls: readonly string[]): boolean {
  return urls.every((url) => {
    const host = readUrl(url)?.host
    return isOnion(host) || isOwnName(host)
  })
}

function isOnion(host: string | undefined): boolean {
  return /\.onion(?::\d{1,5})?$/i.test(host ?? '')
}
