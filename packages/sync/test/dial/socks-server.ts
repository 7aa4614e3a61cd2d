// A small SOCKS5 server (RFC 1928, CONNECT; with a name and password of RFC 1929 if that is asked for) that notes what it was asked for. Names that end
// in `.wall` lead to loopback, and exist nowhere else: whoever reaches one has let the proxy resolve it.

import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

export interface SocksServer {
  readonly url: string
  /** `name:port` of every request by name; `address` for one that was resolved before it came. */
  readonly asked: readonly string[]
  /** `name:password` of every connection, where they are taken. */
  readonly names: readonly string[]
  close(): Promise<void>
}

/** @param takesNames true to take a name and password from whoever offers them, as a tor does */
export async function socksServer(takesNames = false): Promise<SocksServer> {
  const asked: string[] = []
  const names: string[] = []
  const open = new Set<Socket>()
  const keep = (socket: Socket) => {
    open.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => open.delete(socket))
  }
  const server = createServer((client) => {
    keep(client)
    client.once('data', (greeting) => {
      const isNamed = takesNames && greeting.subarray(2).includes(2)
      client.write(Buffer.from([5, isNamed ? 2 : 0]))
      if (isNamed)
        client.once('data', (said) => {
          const length = said[1] ?? 0
          names.push(`${said.subarray(2, 2 + length)}:${said.subarray(3 + length)}`)
          client.once('data', onRequest)
          client.write(Buffer.from([1, 0]))
        })
      else client.once('data', onRequest)

      function onRequest(request: Buffer): void {
        const byName = request[3] === 3
        const length = request[4] ?? 0
        const name = byName ? request.subarray(5, 5 + length).toString() : 'address'
        const port = request.readUInt16BE(request.length - 2)
        asked.push(byName ? `${name}:${port}` : name)
        const refuse = (code: number) => client.end(Buffer.from([5, code, 0, 1, 0, 0, 0, 0, 0, 0]))
        if (!byName || !name.endsWith('.wall')) {
          refuse(2)
          return
        }
        const target = connect(port, '127.0.0.1')
        keep(target)
        let connected = false
        target.once('connect', () => {
          connected = true
          client.write(Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 0]))
          client.pipe(target).pipe(client)
        })
        target.once('error', () => {
          if (!connected) refuse(5)
          else client.resetAndDestroy()
        })
        target.once('close', (failed) => {
          if (failed) client.resetAndDestroy()
        })
        client.once('close', () => target.destroy())
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `socks5://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    names,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy()
        server.close(() => resolve())
      }),
  }
}
