// The line of the virtual world: hands packets to the boxes and carries out what they say.

import type { Journal } from '../../journal.ts'
import type { Packet } from '../../packet.ts'
import type { Crossing, Path } from '../../path.ts'
import type { VirtualClock } from './clock.ts'
import type { VirtualHost } from './host.ts'

/** Within the country, there and back. */
const LOCAL_DELAY = 15

/** What forged packets reach. */
export interface Flow {
  reset(side: 'client' | 'server'): void
  inject?(bytes: Uint8Array): void
}

export class Wire {
  readonly clock: VirtualClock
  readonly journal: Journal
  readonly hosts: readonly VirtualHost[]
  readonly #path: Path

  constructor(options: {
    readonly path: Path
    readonly clock: VirtualClock
    readonly journal: Journal
    readonly hosts: readonly VirtualHost[]
  }) {
    this.#path = options.path
    this.clock = options.clock
    this.journal = options.journal
    this.hosts = options.hosts
  }

  /** A host that is up at an address. */
  hostAt(ip: string): VirtualHost | undefined {
    return this.hosts.find((host) => host.ip === ip && (host.up?.(this.clock.now()) ?? true))
  }

  listens({ ip, port }: { readonly ip: string; readonly port: number }): boolean {
    return this.hostAt(ip)?.ports.includes(port) ?? false
  }

  /** Lets a packet cross; forged packets come to the flow in their time. */
  send(packet: Packet, flow: Flow): Crossing {
    if (this.hostAt(packet.server.ip)?.inside) return { deeds: [], gone: undefined, delay: LOCAL_DELAY }
    this.journal.watch(packet)
    const crossing = this.#path.cross(packet, this.clock.now())
    this.journal.deeds(this.clock.now(), crossing.deeds)
    for (const { at, verdict } of crossing.deeds) {
      if (verdict.do === 'reset')
        for (const side of verdict.to === 'both' ? (['client', 'server'] as const) : [verdict.to])
          this.clock.after(verdict.after, () => flow.reset(side))
      else if (verdict.do === 'inject') this.clock.after(verdict.after, () => flow.inject?.(verdict.bytes))
      else if (verdict.do === 'probe')
        this.clock.after(verdict.after, () => {
          const answer = this.hostAt(verdict.probe.server.ip)?.raw?.(verdict.probe.bytes)
          this.#path.learn(at, verdict.probe, answer, this.clock.now())
        })
    }
    return crossing
  }
}
