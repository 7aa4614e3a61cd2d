// Vectors through the packet driver: real kernels on both sides, real headers between them.

import { pathOf } from '../../scenario/scenarios.ts'
import type { RigKind, Seen, SocketFlow, SocketRig } from '../vectors/over-sockets.ts'
import type { Vector, VectorFile } from '../vectors/vector.ts'
import type { PacketLab } from './packet-lab.ts'

/** Long enough for the slowest forged reset. */
const LOOK = 150
/** And before a repeated SYN. */
const LONGEST = 800

/** @param lab open; it is used by one vector after the other */
export function packetRig(lab: PacketLab): RigKind {
  return {
    name: 'packet',
    whyNot: (_, { steps }) =>
      steps.some(({ header }) => header !== undefined && header !== 20 && header !== 32)
        ? 'a kernel’s TCP header has 20 bytes, or 32 with timestamps'
        : undefined,
    start: (file, vector) => startRig(lab, file, vector),
  }
}

async function startRig(lab: PacketLab, file: VectorFile, vector: Vector): Promise<SocketRig> {
  let now = 0
  const { inside, outside, wire } = lab
  wire.use(pathOf({ boxes: file.boxes, lists: file.lists, hour: 12 }, { seed: vector.name }), () => now)
  const ids = new Map<string, string>()
  const peers = new Map<string, string>()
  const heard = new Map<string, number>()
  const resets = new Set<string>()
  const opened = new Set<string>()
  const answers: string[] = []
  let datagramsHeard = 0
  const stops = [
    inside.hear(({ id, what, peer, hex }) => {
      if (what === 'open') {
        opened.add(id)
        if (peer !== undefined) peers.set(id, peer)
      }
      if (what === 'reset') resets.add(id)
      if (what === 'answer' && hex !== undefined) answers.push(hex)
    }),
    outside.hear(({ id, what, length, hex }) => {
      if (what === 'heard' && length !== undefined) heard.set(id, length)
      if (what === 'heard' && hex !== undefined) datagramsHeard += 1
      if (what === 'reset') resets.add(id)
    }),
  ]
  /** A machine under load is given longer to show what is expected to come. */
  const look = async (came: () => boolean = () => true) => {
    const end = performance.now() + LONGEST
    do await new Promise((resolve) => setTimeout(resolve, LOOK))
    while (!came() && performance.now() < end)
  }
  // A server learns of its client's end from the client's own kernel too; whom the wall told is known on the wire.
  const seenOf = (id: string, arrived: boolean, before: { inside: number; outside: number }): Seen => {
    const peer = peers.get(id)
    if (!resets.has(id) && (peer === undefined || !resets.has(peer)))
      return { what: arrived ? 'pass' : 'drop' }
    const [client, server] = [
      wire.counts.forged.inside > before.inside,
      wire.counts.forged.outside > before.outside,
    ]
    return { what: 'reset', to: client && server ? 'both' : client ? 'client' : 'server' }
  }
  return {
    setTime(time) {
      now = time
    },
    async open(flow, header) {
      const id = `${vector.name} ${nameOf(flow)}`
      ids.set(nameOf(flow), id)
      await Promise.all([inside, outside].map((agent) => agent.do({ do: 'timestamps', on: header !== 20 })))
      await outside.do({ do: 'listen', port: flow.server.port })
      const before = { ...wire.counts.forged }
      inside.tell({ do: 'open', id, from: flow.client.ip, ...flow.server })
      await look(() => opened.has(id) || resets.has(id))
      return seenOf(id, opened.has(id), before)
    },
    async say(flow, bytes) {
      const hex = Buffer.from(bytes).toString('hex')
      const { client, server } = flow
      if (flow.protocol === 'udp') {
        const [before, told] = [datagramsHeard, answers.length]
        if (server.ip !== '8.8.8.8' || server.port !== 53) await outside.do({ do: 'hear', ...server })
        inside.tell({
          do: 'datagram',
          id: nameOf(flow),
          from: client.ip,
          fromPort: client.port,
          ip: server.ip,
          port: server.port,
          hex,
        })
        await look(() => datagramsHeard > before || answers.length > told)
        if (server.port === 53 && server.ip === '8.8.8.8') {
          const forged = answers.slice(told).find((answer) => isForged(answer))
          return forged === undefined
            ? { what: 'pass' }
            : { what: 'inject', answer: Uint8Array.from(Buffer.from(forged, 'hex')) }
        }
        return { what: datagramsHeard > before ? 'pass' : 'drop' }
      }
      const id = ids.get(nameOf(flow)) ?? ''
      const peer = peers.get(id) ?? ''
      const wanted = (heard.get(peer) ?? 0) + bytes.length
      const before = { ...wire.counts.forged }
      inside.tell({ do: 'say', id, hex })
      await look(() => (heard.get(peer) ?? 0) >= wanted || resets.has(id))
      return seenOf(id, (heard.get(peer) ?? 0) >= wanted, before)
    },
    async close() {
      for (const stop of stops) stop()
      await Promise.all([inside.do({ do: 'clear' }), outside.do({ do: 'clear' })])
    },
  }
}

/** The honest resolver here knows one address, and nothing of other types. */
function isForged(answer: string): boolean {
  return answer.slice(12, 16) !== '0000' && answer.length > 24 && !answer.endsWith('cb007114')
}

function nameOf({ protocol, client, server }: SocketFlow): string {
  return `${protocol} ${client.ip}:${client.port} ${server.ip}:${server.port}`
}
