// Connections through a SOCKS5 proxy, such as a running tor's, for everything under `http` and `relay` (Node).
//
// Names are resolved by the proxy and never here: a name that is asked for on this machine's line tells as much as
// a connection would. Nothing falls back to a straight connection.
//
// A tor sends all that comes over its port through one circuit for some ten minutes, by which whoever is at its end (an
// onion service, an exit) knows for one person's what was said under two keys. What comes with another name and password goes
// through another (IsolateSOCKSAuth, as tor is when nobody says otherwise), so each dialer has one of its own. A proxy that
// asks for none takes none.

import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { Readable } from 'node:stream'
import { toHex } from '@commonwall/tlog'
import { readUrl } from '@commonwall/wall'
import { SocksProxyAgent } from 'socks-proxy-agent'
import type { DialedRequest, DialedResponse, Dialer } from './dialer.ts'
import { boundedSocket } from './node-dialer.ts'

/** Bytes of the name that a dialer has for a tor. */
const NAME = 16

/**
 * @param proxy `socks5://host:port`, with name and password if it asks for them
 * @param random so many random bytes
 * @throws TypeError if it is no such URL
 */
export function socksDialer(proxy: string, random: (length: number) => Uint8Array): Dialer {
  const url = readUrl(proxy)
  if (!url || !/^socks5h?:$/.test(url.protocol) || url.hostname === '' || url.port === '')
    throw new TypeError(`proxy: expected socks5://host:port, got ${JSON.stringify(proxy)}`)
  if (url.username === '') {
    url.username = toHex(random(NAME))
    url.password = 'x'
  }
  // `socks5h` is this library's word for names that the proxy resolves.
  const agent = new SocksProxyAgent(url.href.replace(/^socks5h?:/, 'socks5h:'), { keepAlive: true })
  return {
    fetch: (to, request) => fetchThrough(agent, to, request),
    socket: (to) => boundedSocket(to, agent),
    async close() {
      agent.destroy()
    },
  }
}

function fetchThrough(
  agent: SocksProxyAgent,
  url: URL,
  { method, body, signal }: DialedRequest,
): Promise<DialedResponse> {
  const start = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    const headers = body && { 'content-type': 'text/plain', 'content-length': body.length }
    const request = start(url, { agent, method, ...(headers && { headers }), ...(signal && { signal }) })
    request.once('error', reject)
    request.once('response', (response) => {
      const { statusCode: status = 0 } = response
      resolve({ status, body: Readable.toWeb(response) as ReadableStream<Uint8Array> })
    })
    request.end(body)
  })
}
