// Peers that behave as bad networks and bad hosts do, on real sockets of loopback.

import { createServer as createHttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer, type Server, type Socket } from 'node:net'

export interface Peer {
  readonly port: number
  readonly url: string
  close(): Promise<void>
}

/** A TCP server that does one thing with each connection. */
export async function rawPeer(onConnection: (socket: Socket) => void): Promise<Peer> {
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => undefined)
    onConnection(socket)
  })
  return listening(server, () => {
    for (const socket of open) socket.destroy()
  })
}

/** Takes connections, reads, says nothing. */
export const silentPeer = () => rawPeer((socket) => socket.resume())

/** Cuts in the middle of an HTTP answer. */
export const cuttingPeer = () =>
  rawPeer((socket) => {
    socket.once('data', () => {
      socket.write(
        'HTTP/1.1 200 OK\r\ncontent-length: 5000\r\naccess-control-allow-origin: *\r\n\r\nhalf',
        () => socket.resetAndDestroy(),
      )
    })
  })

/** Answers every request without end. */
export async function endlessPeer(): Promise<Peer> {
  const server = createHttpServer((request, response) => {
    request.resume()
    response.writeHead(200, { 'access-control-allow-origin': '*' })
    const chunk = Buffer.alloc(65_536, 10)
    const more = () => {
      if (!response.destroyed && response.write(chunk)) setImmediate(more)
    }
    response.on('drain', more)
    more()
  })
  return listening(server, () => server.closeAllConnections())
}

/** Answers every request with a byte now and then, and never ends. */
export async function tricklingPeer(): Promise<Peer> {
  const timers = new Set<ReturnType<typeof setInterval>>()
  const server = createHttpServer((request, response) => {
    request.resume()
    response.writeHead(200, { 'access-control-allow-origin': '*' })
    const timer = setInterval(() => response.write('x'), 50)
    timers.add(timer)
    response.on('close', () => clearInterval(timer))
  })
  return listening(server, () => {
    for (const timer of timers) clearInterval(timer)
    server.closeAllConnections()
  })
}

/** A page of somebody's, to whatever is asked. */
export async function babblingPeer(): Promise<Peer> {
  const server = createHttpServer((request, response) => {
    request.resume()
    const moved = request.method === 'GET'
    response.writeHead(moved ? 302 : 200, {
      location: 'http://127.0.0.1:1/',
      'access-control-allow-origin': '*',
    })
    response.end('<!doctype html><title>Welcome</title>')
  })
  return listening(server, () => server.closeAllConnections())
}

/** A port of loopback at which nobody is. */
export async function absentPeer(): Promise<Peer> {
  const peer = await silentPeer()
  await peer.close()
  return peer
}

async function listening(server: Server, drop: () => void): Promise<Peer> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  let closed: Promise<void> | undefined
  return {
    port,
    url: `http://127.0.0.1:${port}/`,
    close() {
      closed ??= new Promise((resolve) => {
        server.close(() => resolve())
        drop()
      })
      return closed
    },
  }
}
