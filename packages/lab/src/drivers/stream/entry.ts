// How a client says where it wants to go: SOCKS5 without authentication (RFC 1928), or HTTP CONNECT.

import type { Socket } from 'node:net'
import { concat } from '../../wire/bytes.ts'

export interface Entry {
  readonly host: string
  readonly port: number
  /** What was sent before the connection was said to stand. */
  readonly early: Uint8Array
  accept(): void
  refuse(): void
}

const LONGEST = 8192

/** Reads it off a fresh connection. @throws Error for anything else */
export function readEntry(socket: Socket): Promise<Entry> {
  return new Promise((resolve, reject) => {
    let bytes: Uint8Array = new Uint8Array()
    let greeted = false
    const fail = (got: string) => {
      socket.off('data', onData)
      reject(new Error(`proxy: expected SOCKS5 or HTTP CONNECT, got ${got}`))
    }
    const done = (entry: Entry) => {
      socket.off('data', onData)
      socket.pause()
      resolve(entry)
    }
    const onData = (chunk: Uint8Array) => {
      bytes = concat(bytes, chunk)
      if (bytes.length > LONGEST) return fail('too much')
      if (bytes[0] !== 5) return readConnect()
      if (!greeted) {
        const methods = bytes[1]
        if (methods === undefined || bytes.length < 2 + methods) return
        greeted = true
        bytes = bytes.subarray(2 + methods)
        socket.write(Uint8Array.of(5, 0))
      }
      if (bytes.length >= 5) readSocks()
    }
    const readSocks = () => {
      const [, command, , kind = 0, first = 0] = bytes
      const width = kind === 1 ? 4 : kind === 3 ? 1 + first : kind === 4 ? 16 : undefined
      if (width === undefined) return fail('an unknown kind of address')
      if (bytes.length < 4 + width + 2) return
      const address = bytes.subarray(4, 4 + width)
      const port = ((bytes[4 + width] ?? 0) << 8) | (bytes[5 + width] ?? 0)
      const reply = (code: number) => socket.write(Uint8Array.of(5, code, 0, 1, 0, 0, 0, 0, 0, 0))
      if (command !== 1) {
        reply(7)
        return fail('a command other than CONNECT')
      }
      done({
        host: kind === 3 ? Buffer.from(address.subarray(1)).toString('latin1') : textOf(address),
        port,
        early: bytes.slice(6 + width),
        accept: () => reply(0),
        refuse: () => {
          reply(4)
          socket.end()
        },
      })
    }
    const readConnect = () => {
      const text = Buffer.from(bytes).toString('latin1')
      const end = text.indexOf('\r\n\r\n')
      if (end < 0) {
        if (!/^[A-Z]{0,7}( |$)/.test(text.slice(0, 8))) fail('something else')
        return
      }
      const [, host = '', port] = /^CONNECT \[?([^\s\]]+?)\]?:(\d+) HTTP\/1\.[01]\r\n/.exec(text) ?? []
      if (host === '') return fail('an HTTP request that is no CONNECT')
      done({
        host,
        port: Number(port),
        early: bytes.slice(end + 4),
        accept: () => socket.write('HTTP/1.1 200 Connection established\r\n\r\n'),
        refuse: () => socket.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n'),
      })
    }
    socket.on('data', onData)
    socket.once('close', () => reject(new Error('proxy: the client left')))
  })
}

function textOf(address: Uint8Array): string {
  if (address.length === 4) return address.join('.')
  return Array.from({ length: 8 }, (_, at) =>
    (((address[2 * at] ?? 0) << 8) | (address[2 * at + 1] ?? 0)).toString(16),
  ).join(':')
}
