// One connection through the wall: what each side writes is cut into pieces as long as a segment and shown to the boxes,
// and what they say is done to the two sockets.

import { connect, type Socket } from 'node:net'
import type { Journal } from '../../journal.ts'
import type { Packet } from '../../packet.ts'
import type { Crossing, Path } from '../../path.ts'
import type { Entry } from './entry.ts'
import type { Exit } from './stream-driver.ts'

export interface Line {
  readonly path: Pick<Path, 'cross' | 'learn'>
  readonly journal: Journal
  readonly now: () => number
  /** Source ports are the driver's own invention. */
  port: number
}

export interface Carrying {
  readonly client: Socket
  readonly entry: Entry
  readonly exit: Exit
  readonly clientIp: string
}

type Side = 'client' | 'server'

const SEGMENT = 1400
/** What is dropped is sent again after these waits, as TCP does; then nothing moves any more. */
const AGAIN = [1000, 2000, 4000, 8000]
/** What is lost on a long line comes a round trip and a half later. */
const LATE = 300

export function carry(line: Line, { client, entry, exit, clientIp }: Carrying): void {
  line.port = line.port >= 65_535 ? 49_152 : line.port + 1
  const flow = {
    protocol: 'tcp',
    client: { ip: clientIp, port: line.port },
    server: { ip: exit.ip, port: entry.port },
  } as const
  let server: Socket | undefined
  let dead = false
  const sides = { client: () => client, server: () => server }
  client.on('close', () => server?.destroy())

  const cross = (from: Side, kind: Packet['kind'], bytes: Uint8Array = new Uint8Array()): Crossing => {
    if (exit.inside) return { deeds: [], gone: undefined, delay: 0 }
    const packet: Packet = { ...flow, from, kind, bytes }
    line.journal.watch(packet)
    const crossing = line.path.cross(packet, line.now())
    line.journal.deeds(line.now(), crossing.deeds)
    for (const { at, verdict } of crossing.deeds) {
      if (verdict.do === 'reset')
        setTimeout(() => {
          for (const side of verdict.to === 'both' ? (['client', 'server'] as const) : [verdict.to]) cut(side)
        }, verdict.after)
      else if (verdict.do === 'inject') setTimeout(() => client.write(verdict.bytes), verdict.after)
      else if (verdict.do === 'probe')
        setTimeout(
          () => {
            void knock(exit, verdict.probe.bytes).then((answer) =>
              line.path.learn(at, verdict.probe, answer, line.now()),
            )
          },
          Math.min(verdict.after, 2000),
        )
    }
    return crossing
  }
  const cut = (side: Side) => {
    dead = true
    const socket = sides[side]()
    // A client that was not told yet that the connection stands is told first: then the cut looks like a cut.
    if (side === 'client' && !accepted) accept()
    socket?.resetAndDestroy()
  }
  let accepted = false
  const accept = () => {
    accepted = true
    entry.accept()
  }

  const open = (tries = 0) => {
    if (client.destroyed || dead) return
    const out = cross('client', 'syn')
    if (out.deeds.some(({ verdict }) => verdict.do === 'reset')) return
    const again = () => {
      const wait = AGAIN[tries]
      if (wait !== undefined) setTimeout(() => open(tries + 1), wait)
    }
    if (out.gone === 'dropped') return again()
    setTimeout(() => {
      if (client.destroyed || dead) return
      server = connect({ host: exit.to.host, port: exit.to.port, noDelay: true }, () => {
        const back = cross('server', 'syn-ack')
        if (back.gone === 'dropped') {
          server?.destroy()
          return again()
        }
        if (back.deeds.some(({ verdict }) => verdict.do === 'reset')) return
        setTimeout(stand, back.delay)
      })
      server.on('error', () => {
        if (!accepted) entry.refuse()
        else if (!dead) client.destroy()
      })
    }, out.delay)
  }
  const stand = () => {
    if (client.destroyed || server === undefined || dead) return
    accept()
    const up = pump('client', (bytes) => server?.write(bytes))
    const down = pump('server', (bytes) => client.write(bytes))
    if (entry.early.length > 0) up.take(entry.early)
    client.on('data', up.take)
    client.resume()
    server.on('data', (bytes) => {
      line.journal.bytesIn += bytes.length
      down.take(bytes)
    })
    // What ends a side travels behind what it said. A server that was cut alone leaves its client waiting.
    client.on('end', () => up.after(() => server?.end()))
    server.on('end', () => down.after(() => !dead && client.end()))
    server.on('close', () => down.after(() => !dead && client.end()))
  }

  /** Brings what a side writes to the other, in order: the pieces travel at once, and none overtakes another. */
  const pump = (from: Side, deliver: (bytes: Uint8Array) => void) => {
    let sending: Promise<void> = Promise.resolve()
    let arriving: Promise<void> = Promise.resolve()
    let arrives = 0
    const arrive = (at: number, act: () => void) => {
      arriving = arriving.then(async () => {
        await until(at)
        if (!dead) act()
      })
    }
    const piece = async (bytes: Uint8Array): Promise<void> => {
      for (let tries = 0; !dead; tries++) {
        const crossing = cross(from, 'data', bytes)
        if (crossing.gone !== 'dropped') {
          const late = crossing.gone === 'lost' ? LATE : 0
          arrives = Math.max(arrives, performance.now() + crossing.delay + late)
          arrive(arrives, () => deliver(bytes))
          return
        }
        const wait = AGAIN[tries]
        await (wait === undefined ? new Promise(() => {}) : until(performance.now() + wait))
      }
    }
    return {
      take(chunk: Uint8Array) {
        for (let at = 0; at < chunk.length; at += SEGMENT) {
          const bytes = chunk.slice(at, at + SEGMENT)
          sending = sending.then(() => piece(bytes))
        }
      },
      /** After all that was taken has arrived. */
      after(act: () => void) {
        void sending.then(() => arrive(arrives, act))
      },
    }
  }
  open()
}

async function until(at: number): Promise<void> {
  const wait = at - performance.now()
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
}

/** Says some bytes to a server and hears what it answers, for three seconds. */
function knock({ to }: Exit, bytes: Uint8Array): Promise<Uint8Array | undefined> {
  return new Promise((resolve) => {
    const socket = connect(to, () => socket.write(bytes))
    const end = (answer: Uint8Array | undefined) => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(3000, () => end(undefined))
    socket.once('data', end)
    socket.on('error', () => end(undefined))
  })
}
