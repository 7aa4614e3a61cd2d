// A program inside a namespace that opens sockets as it is told and says what becomes of them: one JSON a line, on
// standard input and output. It holds no secrets and listens only where its namespace is.

import { createSocket, type Socket as UdpSocket } from 'node:dgram'
import { writeFileSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { parseAddress } from '../../wire/address.ts'
import { A, readQuestion, writeAnswer } from '../../wire/dns.ts'

export type Order =
  | {
      readonly do: 'open'
      readonly id: string
      readonly from: string
      readonly ip: string
      readonly port: number
    }
  | { readonly do: 'say'; readonly id: string; readonly hex: string }
  | {
      readonly do: 'datagram'
      readonly id: string
      readonly from: string
      readonly fromPort: number
      readonly ip: string
      readonly port: number
      readonly hex: string
    }
  | { readonly do: 'listen'; readonly id: string; readonly port: number }
  | { readonly do: 'hear'; readonly id: string; readonly ip: string; readonly port: number }
  | { readonly do: 'resolve'; readonly id: string; readonly names: Readonly<Record<string, string>> }
  | { readonly do: 'timestamps'; readonly id: string; readonly on: boolean }
  | { readonly do: 'clear'; readonly id: string }

export interface Notice {
  readonly id: string
  readonly what: 'done' | 'open' | 'failed' | 'reset' | 'heard' | 'accepted' | 'answer'
  /** Bytes heard so far, or an answer. */
  readonly length?: number
  readonly hex?: string
  readonly peer?: string
}

const clients = new Map<string, Socket>()
const accepted = new Set<Socket>()
const listeners = new Map<number, ReturnType<typeof createServer>>()
const datagrams = new Map<string, UdpSocket>()
/** What the resolver outside knows; `*` for every other name. */
let names: Readonly<Record<string, string>> = {}
let resolver: UdpSocket | undefined

function tell(notice: Notice): void {
  process.stdout.write(`${JSON.stringify(notice)}\n`)
}

function obey(order: Order): void {
  const done = () => tell({ id: order.id, what: 'done' })
  switch (order.do) {
    case 'open': {
      const socket = connect({ host: order.ip, port: order.port, localAddress: order.from, noDelay: true })
      clients.set(order.id, socket)
      socket.on('connect', () =>
        tell({ id: order.id, what: 'open', peer: `${socket.localAddress}:${socket.localPort}` }),
      )
      socket.on('error', () => tell({ id: order.id, what: 'reset' }))
      socket.resume()
      return
    }
    case 'say':
      clients.get(order.id)?.write(Buffer.from(order.hex, 'hex'))
      return
    case 'datagram': {
      const key = `${order.from}:${order.fromPort}`
      const known = datagrams.get(key)
      const socket = known ?? createSocket('udp4')
      const send = () => socket.send(Buffer.from(order.hex, 'hex'), order.port, order.ip)
      socket.removeAllListeners('message')
      socket.on('message', (bytes) => tell({ id: order.id, what: 'answer', hex: bytes.toString('hex') }))
      if (known) {
        send()
        return
      }
      socket.on('error', () => tell({ id: order.id, what: 'failed' }))
      datagrams.set(key, socket)
      socket.bind(order.fromPort, order.from, send)
      return
    }
    case 'listen': {
      if (listeners.has(order.port)) {
        done()
        return
      }
      const server = createServer((socket) => {
        const peer = `${socket.remoteAddress}:${socket.remotePort}`
        accepted.add(socket)
        let length = 0
        socket.on('data', (bytes) => {
          length += bytes.length
          tell({ id: peer, what: 'heard', length })
        })
        socket.on('error', () => tell({ id: peer, what: 'reset' }))
        socket.on('close', () => accepted.delete(socket))
        tell({ id: peer, what: 'accepted' })
      })
      listeners.set(order.port, server)
      server.listen(order.port, '0.0.0.0', done)
      return
    }
    case 'hear': {
      const key = `${order.ip}:${order.port}`
      if (datagrams.has(key)) {
        done()
        return
      }
      const socket = createSocket('udp4')
      datagrams.set(key, socket)
      socket.on('message', (bytes, { address, port }) =>
        tell({ id: `${address}:${port}`, what: 'heard', hex: bytes.toString('hex') }),
      )
      socket.bind(order.port, order.ip, done)
      return
    }
    case 'resolve': {
      names = order.names
      if (resolver !== undefined) {
        done()
        return
      }
      const socket = createSocket('udp4')
      resolver = socket
      socket.on('message', (query, { address, port }) => {
        const question = readQuestion(query)
        const found = question?.type === A ? (names[question.name.toLowerCase()] ?? names['*']) : undefined
        socket.send(writeAnswer(query, found === undefined ? [] : [parseAddress(found)]), port, address)
      })
      socket.bind(53, '8.8.8.8', done)
      return
    }
    case 'timestamps':
      writeFileSync('/proc/sys/net/ipv4/tcp_timestamps', order.on ? '1' : '0')
      {
        done()
        return
      }
    case 'clear':
      for (const socket of clients.values()) socket.resetAndDestroy()
      for (const socket of accepted) socket.resetAndDestroy()
      for (const server of listeners.values()) server.close()
      clients.clear()
      listeners.clear()
      {
        done()
        return
      }
  }
}

createInterface({ input: process.stdin }).on('line', (line) => obey(JSON.parse(line) as Order))
