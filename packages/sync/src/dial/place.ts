// The host and port of an address, as whoever watches the line sees them.

import { readUrl } from '@commonwall/wall'

const PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'ws:': '80', 'https:': '443', 'wss:': '443' }

/** `host:port`, or undefined for what is no URL of a network: a file, a code. */
export function placeOf(address: string): string | undefined {
  const { protocol = '', hostname, port } = readUrl(address) ?? {}
  const known = PORTS[protocol]
  return known === undefined ? undefined : `${hostname}:${port || known}`
}
