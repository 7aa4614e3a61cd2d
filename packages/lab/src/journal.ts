// What happened in a run, in order: what the reader did, what the wall did about it, what the line cost. From it come
// the timeline, the counts and the names that went over the border in clear.

import type { Packet } from './packet.ts'
import type { Deed } from './path.ts'
import { readQuestion } from './wire/dns.ts'
import { readRequests } from './wire/http.ts'
import { openInitial } from './wire/open-initial.ts'
import { readTlsHello } from './wire/read-hello.ts'

export interface Entry {
  /** Milliseconds. */
  readonly at: number
  readonly who: 'reader' | 'wall' | 'world'
  readonly what: string
  /** The box, where it was one. */
  readonly box?: string
}

export class Journal {
  readonly entries: Entry[] = []
  /** Names seen on the wire in clear, in the order of their first appearance. */
  readonly names = new Set<string>()
  bytesIn = 0
  bytesOut = 0
  requests = 0
  lost = 0

  note(at: number, who: Entry['who'], what: string, box?: string): void {
    const last = this.entries.findLast((entry) => entry.who === who)
    // A wall that does the same to each packet of a burst is told of once.
    if (who === 'wall' && last !== undefined && last.what === what && at - last.at < 1000) return
    this.entries.push({ at: Math.round(at), who, what, ...(box === undefined ? {} : { box }) })
  }

  /** Takes down what boxes did about a packet. */
  deeds(at: number, deeds: readonly Deed[]): void {
    for (const { box, verdict } of deeds) {
      if (verdict.do === 'delay') continue
      if (verdict.do === 'lose') this.lost += 1
      else this.note(at, 'wall', verdict.why, box)
    }
  }

  /** Reads the names that a packet of the client shows to anybody on the line. */
  watch(packet: Packet): void {
    if (packet.from !== 'client') return
    this.bytesOut += packet.bytes.length
    if (packet.kind !== 'data') return
    const name = nameIn(packet)
    if (name !== undefined) this.names.add(name)
  }
}

function nameIn({ protocol, server, bytes }: Packet): string | undefined {
  if (protocol === 'udp') return server.port === 53 ? readQuestion(bytes)?.name : openInitial(bytes)?.sni
  const hello = readTlsHello(bytes, { joinRecords: true })
  return typeof hello === 'object' ? hello.sni : readRequests(bytes).requests[0]?.host
}
