// The line between the two namespaces: every IP packet is shown to the boxes, and what they say is done with packets of
// our own making, down to sequence numbers, TTL and IP ids.

import type { ResetShape } from '../../box.ts'
import { Journal } from '../../journal.ts'
import { fourTuple, type Packet } from '../../packet.ts'
import type { Path } from '../../path.ts'
import { Rng } from '../../rng.ts'
import { ACK, FIN, type IpPacket, RST, readIp, SYN, TCP, writeTcp, writeUdp } from '../../wire/ip-packet.ts'
import { packetOf } from '../packet-of.ts'
import type { Tun } from './tun.ts'

type Side = 'inside' | 'outside'

/** How far both ends of a TCP flow have come, so that a forged packet fits. */
interface Flow {
  readonly opener: 'inside' | 'outside'
  /** The next byte that each is to send. */
  clientNext: number
  serverNext: number
}

export interface Counts {
  /** Packets that came from each namespace. */
  inside: number
  outside: number
  /** To each. */
  readonly forged: Record<Side, number>
  dropped: number
}

export class PacketWire {
  readonly counts: Counts = { inside: 0, outside: 0, forged: { inside: 0, outside: 0 }, dropped: 0 }
  journal = new Journal()
  readonly #tuns: Record<Side, Tun>
  readonly #rng = new Rng('packets')
  #path: Path
  #now: () => number
  readonly #flows = new Map<string, Flow>()
  #last: Record<Side, number> = { inside: 0, outside: 0 }

  constructor(tuns: Record<Side, Tun>, path: Path, now: () => number) {
    this.#tuns = tuns
    this.#path = path
    this.#now = now
    tuns.inside.listen((bytes) => this.#hear('inside', bytes))
    tuns.outside.listen((bytes) => this.#hear('outside', bytes))
  }

  /** Other boxes from now on; flows that stand are forgotten. */
  use(path: Path, now: () => number): void {
    this.#path = path
    this.#now = now
    this.#flows.clear()
    this.journal = new Journal()
  }

  #hear(side: Side, bytes: Uint8Array): void {
    this.counts[side] += 1
    const ip = readIp(bytes)
    const far = side === 'inside' ? 'outside' : 'inside'
    // ICMP tells of ports that are closed; it travels, and boxes do not read it.
    if (ip === undefined) {
      this.#tuns[far].write(bytes)
      return
    }
    const packet = packetOf(ip, side === 'inside', (tuple) => this.#flows.has(tuple))
    const flow = this.#track(side, ip, packet)
    this.journal.watch(packet)
    const crossing = this.#path.cross(packet, this.#now())
    this.journal.deeds(this.#now(), crossing.deeds)
    for (const { verdict } of crossing.deeds) {
      if (verdict.do === 'reset' && flow !== undefined) {
        const sides = verdict.to === 'both' ? (['client', 'server'] as const) : [verdict.to]
        setTimeout(() => {
          for (const to of sides) this.#reset(packet, flow, to, verdict.shape)
        }, verdict.after)
      } else if (verdict.do === 'inject') setTimeout(() => this.#inject(packet, verdict.bytes), verdict.after)
    }
    if (crossing.gone !== undefined) {
      this.counts.dropped += 1
      return
    }
    if (side === 'outside') this.journal.bytesIn += packet.bytes.length
    this.#deliver(far, bytes, crossing.delay)
  }

  /** In order: a line does not let one packet pass another. */
  #deliver(to: Side, bytes: Uint8Array, delay: number): void {
    const at = Math.max(this.#last[to], performance.now() + delay)
    if (delay < 1 && at <= performance.now()) {
      this.#tuns[to].write(bytes)
      return
    }
    this.#last[to] = at
    setTimeout(() => this.#tuns[to].write(bytes), at - performance.now())
  }

  #track(side: Side, ip: IpPacket, packet: Packet): Flow | undefined {
    if (ip.protocol !== TCP) return undefined
    const key = fourTuple(packet)
    if (packet.kind === 'syn')
      this.#flows.set(key, { opener: side, clientNext: (ip.seq + 1) >>> 0, serverNext: 0 })
    const flow = this.#flows.get(key) ?? { opener: side, clientNext: ip.seq, serverNext: ip.ack }
    this.#flows.set(key, flow)
    const next = (ip.seq + ip.payload.length + ((ip.flags & (SYN | FIN)) !== 0 ? 1 : 0)) >>> 0
    if (packet.from === 'client') flow.clientNext = next
    else flow.serverNext = next
    return flow
  }

  #reset({ client, server }: Packet, flow: Flow, to: 'client' | 'server', shape: ResetShape): void {
    const toClient = to === 'client'
    const [source, destination] = toClient ? [server, client] : [client, server]
    const seq = toClient ? flow.serverNext : flow.clientNext
    const ack = toClient ? flow.clientNext : flow.serverNext
    const side = toClient === (flow.opener === 'inside') ? 'inside' : 'outside'
    for (const step of shape.steps.slice(0, shape.count)) {
      this.counts.forged[side] += 1
      this.#tuns[side].write(
        writeTcp(
          {
            source: source.ip,
            destination: destination.ip,
            id: Math.round(this.#rng.between(...shape.ipId)),
            ttl: Math.round(this.#rng.between(...shape.ttl)),
            dontFragment: shape.dontFragment,
          },
          {
            sourcePort: source.port,
            destinationPort: destination.port,
            seq: seq + step,
            ack: shape.ack ? ack : 0,
            flags: shape.ack ? RST | ACK : RST,
            payload: shape.payload ?? new Uint8Array(),
          },
        ),
      )
    }
  }

  #inject({ protocol, client, server, inside }: Packet, payload: Uint8Array): void {
    if (protocol !== 'udp') return
    const side = inside === 'server' ? 'outside' : 'inside'
    this.counts.forged[side] += 1
    this.#tuns[side].write(
      writeUdp(
        { source: server.ip, destination: client.ip },
        { sourcePort: server.port, destinationPort: client.port, payload },
      ),
    )
  }
}
