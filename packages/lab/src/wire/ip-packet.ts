// IPv4 packets with TCP or UDP inside, read and made (RFC 791, 9293, 768). No options, no fragments.

import { concat, uint } from './bytes.ts'

export interface IpPacket {
  readonly protocol: number
  readonly source: string
  readonly destination: string
  readonly sourcePort: number
  readonly destinationPort: number
  /** Of TCP. */
  readonly seq: number
  readonly ack: number
  readonly flags: number
  /** Bytes of the TCP or UDP header. */
  readonly header: number
  readonly payload: Uint8Array
}

export const TCP = 6
export const UDP = 17
export const FIN = 1
export const SYN = 2
export const RST = 4
export const ACK = 16

/** Undefined for what is neither TCP nor UDP over IPv4, is cut short, or is a later fragment. */
export function readIp(bytes: Uint8Array): IpPacket | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (bytes.length < 28 || bytes[0] === undefined || bytes[0] >> 4 !== 4) return undefined
  const start = (bytes[0] & 15) * 4
  const protocol = bytes[9] ?? 0
  if ((view.getUint16(6) & 0x1fff) !== 0 || (protocol !== TCP && protocol !== UDP)) return undefined
  const least = protocol === TCP ? 20 : 8
  if (bytes.length < start + least) return undefined
  const header = protocol === TCP ? ((bytes[start + 12] ?? 0) >> 4) * 4 : 8
  return {
    protocol,
    source: bytes.subarray(12, 16).join('.'),
    destination: bytes.subarray(16, 20).join('.'),
    sourcePort: view.getUint16(start),
    destinationPort: view.getUint16(start + 2),
    seq: protocol === TCP ? view.getUint32(start + 4) : 0,
    ack: protocol === TCP ? view.getUint32(start + 8) : 0,
    flags: protocol === TCP ? (bytes[start + 13] ?? 0) : 0,
    header,
    payload: bytes.subarray(start + header, view.getUint16(2)),
  }
}

export interface IpShape {
  readonly source: string
  readonly destination: string
  readonly id?: number
  readonly ttl?: number
  readonly dontFragment?: boolean
}

export function writeUdp(
  ip: IpShape,
  { sourcePort, destinationPort, payload }: Pick<IpPacket, 'sourcePort' | 'destinationPort' | 'payload'>,
): Uint8Array {
  const body = concat(
    uint(sourcePort, 2),
    uint(destinationPort, 2),
    uint(8 + payload.length, 2),
    uint(0, 2),
    payload,
  )
  return seal(ip, UDP, body, 6)
}

export function writeTcp(
  ip: IpShape,
  segment: Pick<IpPacket, 'sourcePort' | 'destinationPort' | 'seq' | 'ack' | 'flags' | 'payload'> & {
    readonly window?: number
    /** Bytes of the header, filled up with NOPs. */
    readonly header?: number
  },
): Uint8Array {
  const { sourcePort, destinationPort, seq, ack, flags, payload, window = 0, header = 20 } = segment
  const head = [uint(sourcePort, 2), uint(destinationPort, 2), uint(seq >>> 0, 4), uint(ack >>> 0, 4)]
  const options = new Uint8Array(header - 20).fill(1)
  const body = concat(
    ...head,
    Uint8Array.of((header / 4) << 4, flags),
    uint(window, 2),
    uint(0, 4),
    options,
    payload,
  )
  return seal(ip, TCP, body, 16)
}

function seal(
  { source, destination, id = 0, ttl = 64, dontFragment = false }: IpShape,
  protocol: number,
  body: Uint8Array,
  at: number,
): Uint8Array {
  const address = (text: string) => Uint8Array.from(text.split('.').map(Number))
  const addresses = concat(address(source), address(destination))
  const check = checksum(concat(addresses, uint(protocol, 2), uint(body.length, 2), body))
  // A UDP checksum of zero would mean that there is none.
  body.set(uint(protocol === UDP && check === 0 ? 0xffff : check, 2), at)
  const header = concat(
    Uint8Array.of(0x45, 0),
    uint(20 + body.length, 2),
    uint(id, 2),
    uint(dontFragment ? 0x4000 : 0, 2),
    Uint8Array.of(ttl, protocol),
    uint(0, 2),
    addresses,
  )
  header.set(uint(checksum(header), 2), 10)
  return concat(header, body)
}

function checksum(bytes: Uint8Array): number {
  let sum = 0
  for (let at = 0; at < bytes.length; at += 2) sum += ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16)
  return ~sum & 0xffff
}
