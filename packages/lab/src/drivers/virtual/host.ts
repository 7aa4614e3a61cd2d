// Hosts of the virtual world: an address, perhaps names, and what is said there.

export interface HostRequest {
  readonly method: string
  /** Host name that was asked for. */
  readonly host: string
  readonly path: string
  readonly body: Uint8Array
  /** Milliseconds. */
  readonly now: number
}

export interface HostAnswer {
  readonly status: number
  readonly body: Uint8Array
}

export interface VirtualHost {
  readonly names: readonly string[]
  readonly ip: string
  /** TCP ports that are open. */
  readonly ports: readonly number[]
  /** Inside the country: what goes there never meets the border. */
  readonly inside?: boolean
  /** Speaks HTTP, with or without TLS. */
  readonly serve?: (request: HostRequest) => HostAnswer | Promise<HostAnswer>
  /** Speaks WebSocket: hears texts, and says some through `say`. */
  readonly socket?: (say: (text: string) => void) => (text: string) => void
  /** Answers bytes that are no HTTP, such as a proxy's; nothing: silence. */
  readonly raw?: (bytes: Uint8Array) => Uint8Array | undefined
  /** Answers datagrams. */
  readonly datagram?: (bytes: Uint8Array, port: number) => readonly Uint8Array[]
  /** From when to when it is up. */
  readonly up?: (now: number) => boolean
}
