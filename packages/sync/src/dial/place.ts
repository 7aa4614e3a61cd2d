// The host and port of an address, as whoever watches the line sees them.

const PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'ws:': '80', 'https:': '443', 'wss:': '443' }

/** `host:port`, or undefined for what is no URL of a network: a file, a code. */
export function placeOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const { protocol, hostname, port } = new URL(address)
  const known = PORTS[protocol]
  return known === undefined ? undefined : `${hostname}:${port || known}`
}
