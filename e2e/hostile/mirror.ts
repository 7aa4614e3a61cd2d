// A mirror that may lie: a real HTTP server in front of a real node. Pages, programs and posts go through to the node;
// the files of the wall are the node's own, or whatever it was told to say instead, below each prefix something else.

import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parsePath } from '@commonwall/wall'

/** Files of the wall by path, as a host serves them. */
export type Served = ReadonlyMap<string, Uint8Array>

/** Answers for a file in its own manner, with the bytes that the node would give; undefined where it has none. */
export type Answer = (response: ServerResponse, bytes: Uint8Array | undefined, path: string) => void

export interface Mirror {
  /** Ends in a slash. */
  readonly url: string
  /** `host:port`. */
  readonly host: string
  /** Says this below a prefix (`lie/`, or nothing) from now on; without files, what the node says. @returns its address */
  tell(prefix: string, files: Served | undefined, answer?: Answer): string
  close(): Promise<void>
}

/** @param node where the real node is, ending in a slash */
export async function openMirror(node: string): Promise<Mirror> {
  const told = new Map<string, { readonly files: Served; readonly answer: Answer }>()
  const server = createServer((incoming, outgoing) => {
    const path = decodeURIComponent((incoming.url ?? '/').slice(1))
    const [prefix = ''] = [...told.keys()]
      .filter((one) => path.startsWith(one))
      .sort((a, b) => b.length - a.length)
    const below = path.slice(prefix.length)
    const lie = told.get(prefix)
    const isOfTheWall = parsePath(below) !== undefined && below !== 'index.html'
    if (lie === undefined || incoming.method !== 'GET' || !isOfTheWall)
      handOn(incoming, outgoing, node + below)
    else lie.answer(outgoing, lie.files.get(below), below)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: `http://${host}/`,
    host,
    tell(prefix, files, answer = plainly) {
      if (files === undefined) told.delete(prefix)
      else told.set(prefix, { files, answer })
      return `http://${host}/${prefix}`
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** As an honest host answers. */
export const plainly: Answer = (response, bytes) => {
  response.setHeader('access-control-allow-origin', '*')
  response.writeHead(bytes === undefined ? 404 : 200).end(bytes)
}

function handOn(incoming: IncomingMessage, outgoing: ServerResponse, url: string): void {
  const { method = 'GET', headers } = incoming
  const onward = httpRequest(url, { method, headers: { ...headers, host: new URL(url).host } }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(outgoing)
  })
  onward.on('error', () => outgoing.destroy())
  incoming.pipe(onward)
}
