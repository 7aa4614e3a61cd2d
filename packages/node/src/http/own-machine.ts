// Whether a request was made on this very machine, by whoever sits at it: for what is shown to the operator, and for
// what only a demonstration may do.
//
// A connection from loopback alone proves little: a web server in front of the node comes from there too, and so does a
// browser that was lured here by a name of somebody else's. So the name that was asked for must be this machine's own, and
// nobody may say that they handed the request on.

import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'

/** How proxies, CDNs and load balancers sign what they hand on. */
const HANDED_ON =
  /^(?:forwarded|via|x-forwarded(?:-.+)?|x-real-ip|x-client-ip|x-cluster-client-ip|x-original-.+|true-client-ip|cf-.+|cdn-loop|fastly-client-ip|x-envoy-.+|x-amzn-trace-id|x-azure-.+)$/

/** True for an address of this machine's loopback, as a socket gives it. */
export function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.')
}

/** True if the request was made here, for a name of this machine, and handed on by nobody. */
export function isFromHere(request: Pick<IncomingMessage, 'headers'> & Connected): boolean {
  const { remoteAddress = '' } = request.socket
  return isLoopback(remoteAddress) && isOwnName(request.headers.host) && !wasHandedOn(request.headers)
}

interface Connected {
  readonly socket: { readonly remoteAddress?: string | undefined }
}

/** True for a name that every machine has for itself. @param host a name, and a port behind a colon */
export function isOwnName(host: string | undefined): boolean {
  const name = host?.replace(/:\d{1,5}$/, '').toLowerCase() ?? ''
  return name === 'localhost' || name === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(name)
}

/** True if somebody says that they handed the request on. */
export function wasHandedOn(headers: IncomingHttpHeaders): boolean {
  return Object.keys(headers).some((name) => HANDED_ON.test(name))
}
