// A set of IPv4 networks or IPv6 addresses, each perhaps with a port.

export interface Place {
  /** Absent: every port. */
  readonly port?: number
  /** Absent: both. */
  readonly protocol?: 'tcp' | 'udp'
  readonly takes: (ip: string) => boolean
}

/** `203.0.113.5`, `203.0.113.0/24`, `*`; then perhaps `:443`; then perhaps `/tcp` or `/udp`. @throws TypeError */
export function parsePlace(text: string): Place {
  const [, address = '', width, port, protocol] =
    /^(\*|\[[0-9a-f:]+\]|[0-9.]+)(?:\/(\d+))?(?::(\d+))?(?:\/(tcp|udp))?$/.exec(text) ?? []
  if (address === '') throw new TypeError(`place: expected ip[/bits][:port][/tcp|/udp], got "${text}"`)
  return {
    ...(port === undefined ? {} : { port: Number(port) }),
    ...(protocol === undefined ? {} : { protocol: protocol as 'tcp' | 'udp' }),
    takes: taker(address, width === undefined ? 32 : Number(width)),
  }
}

export function placesTake(
  places: readonly Place[],
  { ip, port }: { readonly ip: string; readonly port: number },
  protocol: 'tcp' | 'udp',
): boolean {
  return places.some(
    (place) => (place.port ?? port) === port && (place.protocol ?? protocol) === protocol && place.takes(ip),
  )
}

/** IPv4 as a number. */
export function ipNumber(ip: string): number {
  return ip.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
}

function taker(address: string, width: number): (ip: string) => boolean {
  if (address === '*') return () => true
  if (address.startsWith('[')) return (ip) => ip === address.slice(1, -1)
  const size = 2 ** (32 - width)
  const network = Math.floor(ipNumber(address) / size)
  return (ip) => !ip.includes(':') && Math.floor(ipNumber(ip) / size) === network
}
