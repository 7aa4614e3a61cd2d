// What crosses the border, as a box sees it: one packet of one flow. Drivers make these out of virtual wires, of
// sockets, of raw IP, of a capture.

export interface Endpoint {
  readonly ip: string
  readonly port: number
}

export interface Packet {
  readonly protocol: 'tcp' | 'udp'
  /** `syn` and `syn-ack` open a TCP connection; `data` carries bytes, also in UDP; `fin` ends. */
  readonly kind: 'syn' | 'syn-ack' | 'data' | 'fin'
  /** Who opened the flow. The border stands between; a client is inside the country unless `inside` says otherwise. */
  readonly client: Endpoint
  readonly server: Endpoint
  readonly from: 'client' | 'server'
  readonly inside?: 'client' | 'server'
  readonly bytes: Uint8Array
  /** Bytes of the TCP header, where a driver knows them; options make it longer than 20. */
  readonly header?: number
}

/** Client address and server endpoint: what residual blocking is kept by. */
export function threeTuple({ protocol, client, server }: Packet): string {
  return `${protocol} ${client.ip} ${server.ip}:${server.port}`
}

/** One connection. */
export function fourTuple({ protocol, client, server }: Packet): string {
  return `${protocol} ${client.ip}:${client.port} ${server.ip}:${server.port}`
}

/** Whether a packet leaves the country. */
export function leaves({ from, inside = 'client' }: Packet): boolean {
  return from === inside
}
