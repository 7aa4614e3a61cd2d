// The DNS server of the stream driver: the true answer takes its way, and a forged one may be there before it.

import type { Packet } from '../../packet.ts'
import { parseAddress } from '../../wire/address.ts'
import { A, readAddresses, readQuestion, writeAnswer, writeQuery } from '../../wire/dns.ts'
import type { Line } from './flow.ts'

const RESOLVER = { ip: '8.8.8.8', port: 53 }

export function answerDns(
  line: Line,
  query: Uint8Array,
  addressOf: (name: string) => string | undefined,
  answer: (bytes: Uint8Array) => void,
): void {
  const flow = {
    protocol: 'udp',
    kind: 'data',
    client: { ip: '10.9.1.2', port: 40_000 },
    server: RESOLVER,
  } as const
  const cross = (packet: Packet) => {
    line.journal.watch(packet)
    const crossing = line.path.cross(packet, line.now())
    line.journal.deeds(line.now(), crossing.deeds)
    for (const { verdict } of crossing.deeds)
      if (verdict.do === 'inject') setTimeout(() => answer(verdict.bytes), verdict.after)
    return crossing
  }
  const out = cross({ ...flow, from: 'client', bytes: query })
  if (out.gone !== undefined) return
  setTimeout(() => {
    const address = addressOf(readQuestion(query)?.name.toLowerCase() ?? '')
    const bytes = writeAnswer(query, address === undefined ? [] : [parseAddress(address)])
    const back = cross({ ...flow, from: 'server', bytes })
    if (back.gone === undefined) setTimeout(() => answer(bytes), back.delay)
  }, out.delay)
}

/** The address that the first answer gives, asked three times at most; undefined: there is no such name, or nobody answers. */
export async function lookUp(
  line: Line,
  name: string,
  addressOf: (name: string) => string | undefined,
): Promise<string | undefined> {
  for (let tries = 0; tries < 3; tries++) {
    const answer = await new Promise<Uint8Array | undefined>((resolve) => {
      setTimeout(() => resolve(undefined), 3000)
      answerDns(line, writeQuery(name, A, 1 + tries), addressOf, resolve)
    })
    if (answer !== undefined) return readAddresses(answer)[0]
  }
  return undefined
}
