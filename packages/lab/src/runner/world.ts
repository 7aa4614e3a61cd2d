// The hosts that every scenario has: one that nobody minds, some that are forbidden, the resolver of the line.

import type { HostAnswer, HostRequest, VirtualHost } from '../drivers/virtual/host.ts'
import { RESOLVER } from '../drivers/virtual/net.ts'
import { parseAddress } from '../wire/address.ts'
import { fromLatin1 } from '../wire/bytes.ts'
import { AAAA, readQuestion, writeAnswer } from '../wire/dns.ts'

const page = (text: string): HostAnswer => ({ status: 200, body: fromLatin1(text.padEnd(9000)) })

/** A web host that shows one page and takes what is posted. */
export function webHost(name: string, ip: string, more: Partial<VirtualHost> = {}): VirtualHost {
  let posted = ''
  return {
    names: [name],
    ip,
    ports: [80, 443, 8443],
    serve({ method, body }: HostRequest) {
      if (method === 'POST') posted += Buffer.from(body).toString('latin1')
      return page(`a page of ${name} ${posted}`)
    },
    raw: (bytes) => bytes,
    datagram: (bytes, port) => (port === 53 ? [] : [bytes.subarray(0, 40)]),
    ...more,
  }
}

/** The controls' hosts. */
export function commonHosts(): readonly VirtualHost[] {
  return [
    webHost('benign.test', '203.0.113.20'),
    webHost('forum.blocked.test', '203.0.113.10'),
    webHost('cloudflare-dns.com', '1.1.1.1'),
    webHost('wall.vercel.app', '203.0.113.60'),
    webHost('library.com.au', '203.0.113.61'),
    webHost('home.inside.test', '10.9.1.9', { inside: true }),
    // A hidden proxy that decrypts whatever comes and answers nonsense with nonsense.
    {
      names: ['proxy.blocked.test'],
      ip: '203.0.113.62',
      ports: [8388],
      raw: (bytes) => (bytes.length > 60 ? bytes.map((byte) => byte ^ 0x36) : undefined),
    },
  ]
}

/** An honest resolver that knows the names of these hosts. */
export function resolverFor(hosts: readonly VirtualHost[]): VirtualHost {
  return {
    names: ['resolver'],
    ip: RESOLVER,
    ports: [53],
    datagram(query) {
      const question = readQuestion(query)
      const host = hosts.find(({ names }) => names.includes(question?.name.toLowerCase() ?? ''))
      return [
        writeAnswer(query, host === undefined || question?.type === AAAA ? [] : [parseAddress(host.ip)]),
      ]
    },
  }
}
