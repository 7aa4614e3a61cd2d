// Vectors through the stream driver: a SOCKS client on one side, a server on the other, both on loopback.

import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { BOXES } from '../../boxes/index.ts'
import { suppliesFor } from '../../scenario/lists.ts'
import { pathOf } from '../../scenario/scenarios.ts'
import { concat } from '../../wire/bytes.ts'
import type { RigKind, Seen, SocketFlow, SocketRig } from '../vectors/over-sockets.ts'
import type { Vector, VectorFile } from '../vectors/vector.ts'
import { STREAM_SHOWS, startStream } from './stream-driver.ts'

/** Long enough for the slowest forged reset, and for bytes on loopback. */
const LOOK = 150
/** A machine under load is given longer; what was dropped is sent again after a second. */
const LONGEST = 800

export const streamRig: RigKind = {
  name: 'stream',
  whyNot({ boxes, lists }, { steps }) {
    const supplies = suppliesFor(lists)
    for (const { box, ...params } of boxes)
      for (const need of BOXES.get(box)?.make(params, supplies).needs ?? [])
        if (!STREAM_SHOWS.has(need)) return `streams do not show: ${need}`
    if (steps.some(({ header }) => header !== undefined)) return 'streams have no TCP header'
    if (steps.some(({ protocol, server }) => protocol === 'udp' && server !== '8.8.8.8:53'))
      return 'of UDP only DNS goes through a proxy'
    return undefined
  },
  start: startRig,
}

async function startRig(file: VectorFile, vector: Vector): Promise<SocketRig> {
  let now = 0
  const accepted: Socket[] = []
  const heard = new WeakMap<Socket, Uint8Array>()
  const server = createServer((socket) => {
    accepted.push(socket)
    socket.on('data', (bytes) => heard.set(socket, concat(heard.get(socket) ?? new Uint8Array(), bytes)))
    socket.on('error', () => {})
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  const driver = await startStream({
    path: pathOf({ boxes: file.boxes, lists: file.lists, hour: 12 }, { seed: vector.name }),
    exit: (host) => ({ ip: host, to: { host: '127.0.0.1', port } }),
    addressOf: () => '203.0.113.20',
    now: () => now,
  })
  const flows = new Map<string, { readonly client: Socket; readonly server: Socket | undefined }>()
  const key = ({ client, server: to }: SocketFlow) => `${client.ip}:${client.port} ${to.ip}:${to.port}`
  return {
    setTime(time) {
      now = time
    },
    async open(flow) {
      const before = accepted.length
      const client = await socks(driver.port, flow)
      const seen = await watch({ client, server: undefined }, () => client.answered)
      flows.set(key(flow), { client: client.socket, server: accepted[before] })
      return seen
    },
    async say(flow, bytes) {
      if (flow.protocol === 'udp') return ask(driver.dnsPort, bytes)
      const open = flows.get(key(flow))
      if (open === undefined) throw new TypeError('vector: expected a flow that is open')
      const wanted = (open.server && heard.get(open.server)?.length) ?? 0
      open.client.write(bytes)
      return watch(
        { client: { socket: open.client }, server: open.server },
        () => ((open.server && heard.get(open.server)?.length) ?? 0) >= wanted + bytes.length,
      )
    },
    async close() {
      for (const { client } of flows.values()) client.destroy()
      for (const socket of accepted) socket.destroy()
      server.close()
      await driver.close()
    },
  }
}

interface SocksClient {
  readonly socket: Socket
  answered: boolean
}

/** Asks the proxy for a connection, from a loopback address that stands for the client's. */
async function socks(port: number, { client, server }: SocketFlow): Promise<SocksClient> {
  const socket = connect({ port, host: '127.0.0.1', localAddress: client.ip.replace(/^10\./, '127.') })
  const state: SocksClient = { socket, answered: false }
  socket.on('error', () => {})
  await once(socket, 'connect')
  socket.write(Uint8Array.of(5, 1, 0))
  await once(socket, 'data')
  socket.once('data', (reply) => {
    state.answered = reply[1] === 0
  })
  socket.write(
    Uint8Array.of(5, 1, 0, 1, ...server.ip.split('.').map(Number), server.port >> 8, server.port & 255),
  )
  return state
}

/** Looks at both ends for a while: was one reset, did it arrive, did nothing happen? */
async function watch(
  ends: { readonly client: { readonly socket: Socket }; readonly server: Socket | undefined },
  arrived: () => boolean,
): Promise<Seen> {
  const reset = { client: false, server: false }
  const onClient = () => {
    reset.client = true
  }
  const onServer = () => {
    reset.server = true
  }
  ends.client.socket.on('error', onClient)
  ends.server?.on('error', onServer)
  const end = performance.now() + LONGEST
  do await new Promise((resolve) => setTimeout(resolve, LOOK))
  while (!arrived() && !reset.client && !reset.server && performance.now() < end)
  ends.client.socket.off('error', onClient)
  ends.server?.off('error', onServer)
  if (reset.client || reset.server)
    return { what: 'reset', to: reset.client && reset.server ? 'both' : reset.client ? 'client' : 'server' }
  return { what: arrived() ? 'pass' : 'drop' }
}

/** The first answer to a query; the true one says `pass`. */
function ask(port: number, query: Uint8Array): Promise<Seen> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4')
    const end = (seen: Seen) => {
      socket.close()
      resolve(seen)
    }
    const timer = setTimeout(() => end({ what: 'drop' }), LONGEST)
    // The true answer comes at once here, where no line is between; forged ones come in their time. What counts is
    // whether one comes.
    socket.on('message', (answer) => {
      const isTrue = answer.includes(Buffer.of(203, 0, 113, 20)) || answer.length <= 12
      if (isTrue) {
        clearTimeout(timer)
        setTimeout(() => !closed && end({ what: 'pass' }), LOOK)
      } else {
        closed = true
        clearTimeout(timer)
        end({ what: 'inject', answer })
      }
    })
    let closed = false
    socket.send(query, port, '127.0.0.1')
  })
}
