// An IP packet as boxes see it: which end opened the flow, which is inside, what kind of packet it is.

import { fourTuple, type Packet } from '../packet.ts'
import { ACK, FIN, type IpPacket, SYN, TCP, UDP } from '../wire/ip-packet.ts'

/** @param isFlow whether a TCP flow with this 4-tuple, client first, was seen to open */
export function packetOf(ip: IpPacket, fromInside: boolean, isFlow: (tuple: string) => boolean): Packet {
  const source = { ip: ip.source, port: ip.sourcePort }
  const destination = { ip: ip.destination, port: ip.destinationPort }
  const opening = ip.protocol === TCP && (ip.flags & SYN) !== 0
  const as = (client: typeof source, server: typeof source) =>
    isFlow(fourTuple({ protocol: 'tcp', client, server } as Packet))
  const fromClient =
    ip.protocol === UDP
      ? fromInside
      : opening
        ? (ip.flags & ACK) === 0
        : as(source, destination) || (!as(destination, source) && fromInside)
  const ends = (ip.flags & FIN) !== 0 && ip.payload.length === 0
  return {
    protocol: ip.protocol === TCP ? 'tcp' : 'udp',
    kind: opening ? (fromClient ? 'syn' : 'syn-ack') : ends ? 'fin' : 'data',
    client: fromClient ? source : destination,
    server: fromClient ? destination : source,
    from: fromClient ? 'client' : 'server',
    inside: fromClient === fromInside ? 'client' : 'server',
    bytes: ip.payload,
    ...(ip.protocol === TCP ? { header: ip.header } : {}),
  }
}
